package dev.doorsill.dialect.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.token.OpenIdTokens.TokenSet;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Tokens as this dialect hands them out.
 *
 * @param expireIn in seconds; the vendor drops the s here, and nowhere else
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record LoginResponse(
        String scope,
        String accessToken,
        @Nullable String idToken,
        @Nullable String refreshToken,
        String tokenType,
        long expireIn) {
    static LoginResponse of(TokenSet tokens) {
        return new LoginResponse(
                tokens.scope(),
                tokens.accessToken(),
                tokens.idToken().orElse(null),
                tokens.refreshToken().orElse(null),
                "Bearer",
                tokens.expiresIn().toSeconds());
    }

    @Override
    public String toString() {
        return "tokens ***";
    }
}
