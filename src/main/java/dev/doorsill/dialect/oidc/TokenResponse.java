package dev.doorsill.dialect.oidc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.token.OpenIdTokens.TokenSet;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** Tokens as RFC 6749, section 5.1, hands them out; {@code expires_in} in seconds. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenResponse(
        String accessToken,
        @Nullable String idToken,
        @Nullable String refreshToken,
        String tokenType,
        long expiresIn,
        String scope) {
    static TokenResponse of(TokenSet tokens) {
        return new TokenResponse(
                tokens.accessToken(),
                tokens.idToken().orElse(null),
                tokens.refreshToken().orElse(null),
                "Bearer",
                tokens.expiresIn().toSeconds(),
                tokens.scope());
    }

    @Override
    public String toString() {
        return "tokens";
    }
}
