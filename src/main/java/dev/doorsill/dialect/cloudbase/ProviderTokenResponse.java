package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.proof.IdentityProof;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a third party's word is worth here; {@code expires_in} in seconds. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProviderTokenResponse(String providerToken, long expiresIn, ProviderProfile providerProfile) {
    /** What the third party says of the person. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record ProviderProfile(
            String providerId,
            String sub,
            @Nullable String name,
            @Nullable String picture,
            @Nullable String email,
            @Nullable String phoneNumber) {}

    static ProviderTokenResponse of(IdentityProof proof, String token, Duration timeLeft) {
        var profile = proof.profile();
        return new ProviderTokenResponse(
                token,
                // Begun seconds count: a fresh one says the whole life.
                timeLeft.plusMillis(999).toSeconds(),
                new ProviderProfile(
                        proof.identity().provider(),
                        proof.identity().subject(),
                        profile.name().orElse(null),
                        profile.picture().orElse(null),
                        profile.email().orElse(null),
                        profile.phone()
                                .map(PhoneNumber::parse)
                                .map(Addresses::spell)
                                .orElse(null)));
    }

    @Override
    public String toString() {
        return "provider token ***";
    }
}
