package dev.doorsill.proof;

import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Keys;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Proofs of identities at third parties, as text in the hands of clients. Like the tokens of proven addresses they
 * verify themselves, and survive the loss of Redis.
 */
@Singleton
public class IdentityTokens {
    private final Keys keys;
    private final SealedText tokens;
    private final ProofConfig config;
    private final InstantSource time;

    IdentityTokens(Keys keys, ProofConfig config, InstantSource time) {
        this.keys = keys;
        this.tokens = new SealedText(keys.sealer("identity"));
        this.config = config;
        this.time = time;
    }

    /** How long the proof may still be used; not positive if no longer. */
    public Duration timeLeft(IdentityProof proof) {
        return Duration.between(time.instant(), proof.expiresAt());
    }

    /** A fresh proof. Only for who has just heard it from the third party itself. */
    public IdentityProof attest(String directory, ExternalIdentity identity, ExternalProfile profile) {
        var expiresAt = time.instant().plus(config.identityTimeToLive());
        return new IdentityProof(keys.id(expiresAt), directory, identity, profile, expiresAt);
    }

    /** The token of a proof; always the same for the same proof. */
    public String seal(IdentityProof proof) {
        return tokens.seal(proof.id(), proof.directory(), proof.purpose(), write(proof), proof.expiresAt());
    }

    /**
     * Opens a token.
     *
     * @throws Problem {@link ProblemCode#PROOF_INVALID} if it is none of ours, or for another directory; an expired one
     *     opens, and is refused when it is to be spent
     */
    public IdentityProof open(String token, String directory) {
        return tokens.open(token, directory, Purpose.EXTERNAL_IDENTITY)
                .map(content -> read(content, directory))
                .orElseThrow(() -> Problem.of(ProblemCode.PROOF_INVALID));
    }

    private static String write(IdentityProof proof) {
        var identity = proof.identity();
        var profile = proof.profile();
        var text = new JsonObject()
                .put("provider", identity.provider())
                .put("iss", identity.issuer())
                .put("sub", identity.subject())
                .put("email_verified", profile.emailVerified());
        profile.name().ifPresent(name -> text.put("name", name));
        profile.picture().ifPresent(picture -> text.put("picture", picture));
        profile.email().ifPresent(email -> text.put("email", email));
        profile.phone().ifPresent(phone -> text.put("phone_number", phone));
        return text.encode();
    }

    private static IdentityProof read(SealedText.Content content, String directory) {
        var text = new JsonObject(content.text());
        var identity = new ExternalIdentity(text.getString("provider"), text.getString("iss"), text.getString("sub"));
        var profile = new ExternalProfile(
                Optional.ofNullable(text.getString("name")),
                Optional.ofNullable(text.getString("picture")),
                Optional.ofNullable(text.getString("email")),
                text.getBoolean("email_verified"),
                Optional.ofNullable(text.getString("phone_number")));
        return new IdentityProof(content.id(), directory, identity, profile, content.expiresAt());
    }
}
