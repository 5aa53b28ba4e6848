package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.token.TokenPair;

/** Tokens as the dialect hands them out; {@code expires_in} in seconds. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record TokenResponse(
        String tokenType, String accessToken, String refreshToken, long expiresIn, String sub, String scope) {
    static TokenResponse of(TokenPair pair) {
        return new TokenResponse(
                "Bearer",
                pair.accessToken(),
                pair.refreshToken(),
                pair.expiresIn().toSeconds(),
                pair.subject(),
                pair.scope());
    }
}
