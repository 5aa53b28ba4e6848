package dev.doorsill.account;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.problem.Problem;
import dev.doorsill.proof.ExternalProfile;
import dev.doorsill.proof.IdentityProof;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * An identity about to be linked to an account.
 *
 * @param id chosen by us before the insert: UUIDv7
 */
public record NewIdentity(UUID id, ExternalIdentity identity, ExternalProfile profile) {
    public static NewIdentity of(UUID id, IdentityProof proof) {
        return new NewIdentity(id, proof.identity(), proof.profile());
    }

    /** The key of the address that the third party has seen proven; empty if there is none, or it is none for us. */
    Optional<String> verifiedEmailKey() {
        return profile.email().filter(email -> profile.emailVerified()).flatMap(NewIdentity::emailKey);
    }

    private static Optional<String> emailKey(String email) {
        try {
            return Optional.of(EmailAddress.parse(email).key());
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    /** What is kept of the profile, by the names of OpenID Connect Core 1.0, section 5.1. */
    JsonObject kept() {
        var kept = new JsonObject();
        profile.name().ifPresent(name -> kept.put("name", name));
        profile.picture().ifPresent(picture -> kept.put("picture", picture));
        profile.email().ifPresent(email -> kept.put("email", email).put("email_verified", profile.emailVerified()));
        profile.phone().ifPresent(phone -> kept.put("phone_number", phone));
        return kept;
    }

    @Override
    public String toString() {
        return "new " + identity;
    }
}
