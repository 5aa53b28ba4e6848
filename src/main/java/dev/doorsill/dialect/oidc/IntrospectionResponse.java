package dev.doorsill.dialect.oidc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.token.Introspection.ActiveToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What RFC 7662, section 2.2, says of a token; of one that is not good nothing but that. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntrospectionResponse(
        boolean active,
        @Nullable String sub,
        @Nullable String clientId,
        @Nullable Long exp,
        @Nullable Long iat,
        @Nullable String iss,
        @Nullable String jti,
        @Nullable String scope,
        @Nullable String tokenType) {
    static final IntrospectionResponse INACTIVE =
            new IntrospectionResponse(false, null, null, null, null, null, null, null, null);

    /** Only access tokens have an id, and only they have a {@code token_type}. */
    static IntrospectionResponse of(ActiveToken token) {
        return new IntrospectionResponse(
                true,
                token.subject().toString(),
                token.clientId(),
                token.expiresAt().getEpochSecond(),
                token.issuedAt().getEpochSecond(),
                token.issuer(),
                token.id().orElse(null),
                token.scope(),
                token.id().map(id -> "Bearer").orElse(null));
    }
}
