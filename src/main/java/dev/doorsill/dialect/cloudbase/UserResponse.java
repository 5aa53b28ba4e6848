package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.account.Account;
import dev.doorsill.account.Identity;
import dev.doorsill.account.ProfileField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signed-in person, flat, as {@code GET /user/me} answers. Times are ISO 8601 in UTC. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record UserResponse(
        String sub,
        String userId,
        @Nullable String name,
        @Nullable String username,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String phoneNumber,
        @Nullable String picture,
        @Nullable String gender,
        @Nullable String locale,
        @Nullable String birthdate,
        @Nullable String zoneinfo,
        @Nullable String description,
        List<Group> groups,
        List<BoundProvider> providers,
        boolean hasPassword,
        @Nullable Instant passwordUpdatedAt,
        @Nullable Instant lastLogin,
        String status,
        Instant createdAt,
        Instant updatedAt) {
    /** A role. */
    record Group(String id) {}

    /** An identity at a third party. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record BoundProvider(
            String id,
            String providerUserId,
            @Nullable String name,
            @Nullable String picture) {
        static BoundProvider of(Identity identity) {
            return new BoundProvider(
                    identity.provider(),
                    identity.subject(),
                    identity.text("name").orElse(null),
                    identity.text("picture").orElse(null));
        }
    }

    static UserResponse of(Account account, List<Identity> bound) {
        var id = account.id.toString();
        return new UserResponse(
                id,
                id,
                account.anonymous ? "anonymous" : account.name,
                account.username,
                account.email,
                account.emailVerified,
                account.phone == null ? null : Addresses.spell(account.phone),
                account.picture,
                account.gender,
                account.locale,
                account.text(ProfileField.BIRTHDATE).orElse(null),
                account.text(ProfileField.ZONEINFO).orElse(null),
                account.text(ProfileField.PROFILE).orElse(null),
                List.of(),
                bound.stream().map(BoundProvider::of).toList(),
                account.passwordHash != null,
                account.passwordChangedAt,
                account.lastSignInAt,
                account.status.name(),
                account.createdAt,
                account.updatedAt);
    }
}
