package dev.doorsill.proof;

import dev.doorsill.identifier.Address;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Proofs as text in the hands of clients. A token verifies itself: it needs no store to be opened, so it survives the
 * loss of Redis. It begins with the proof's id, as does the id of the verification that led to it.
 */
@Singleton
public class ProofTokens {
    private final Keys keys;
    private final SealedText verifications;
    private final SealedText proofs;

    ProofTokens(Keys keys) {
        this.keys = keys;
        this.verifications = new SealedText(keys.sealer("verification"));
        this.proofs = new SealedText(keys.sealer("proof"));
    }

    /** A verification that has been asked for: whom it speaks of, and until when its code counts. */
    public record Verification(String proofId, String directory, Purpose purpose, Address address, Instant expiresAt) {}

    /** A new verification for the address. */
    public Verification begin(String directory, Purpose purpose, Address address, Instant expiresAt) {
        return new Verification(keys.id(expiresAt), directory, purpose, address, expiresAt);
    }

    /** The text a client brings back together with the code. */
    public String seal(Verification verification) {
        return verifications.seal(
                verification.proofId(),
                verification.directory(),
                verification.purpose(),
                SealedAddress.write(verification.address()),
                verification.expiresAt());
    }

    /** The verification behind a client's text; empty if it is none of ours. Says nothing of its expiry. */
    public Optional<Verification> openVerification(String text, String directory, Purpose purpose) {
        return verifications
                .open(text, directory, purpose)
                .map(content -> new Verification(
                        content.id(), directory, purpose, SealedAddress.read(content.text()), content.expiresAt()));
    }

    /** The token of a proven address. Only for who has just checked the code. */
    public String sealProof(Verification verified, Instant expiresAt) {
        return proofs.seal(
                verified.proofId(),
                verified.directory(),
                verified.purpose(),
                SealedAddress.write(verified.address()),
                expiresAt);
    }

    /** The proof of an address whose code has just been checked, without a token between. Only for who has checked. */
    public AddressProof attest(Verification verified, String flow) {
        return new AddressProof(
                verified.proofId(),
                flow,
                verified.directory(),
                verified.purpose(),
                verified.address(),
                verified.expiresAt());
    }

    /**
     * Opens a token.
     *
     * @throws Problem {@link ProblemCode#PROOF_INVALID} if it is none of ours, or for another directory or purpose; an
     *     expired one opens, and is refused when it is to be spent
     */
    public AddressProof open(String token, String directory, Purpose purpose) {
        return proofs.open(token, directory, purpose)
                .map(content -> new AddressProof(
                        content.id(),
                        ProofKeys.flow(content.id()),
                        directory,
                        purpose,
                        SealedAddress.read(content.text()),
                        content.expiresAt()))
                .orElseThrow(() -> Problem.of(ProblemCode.PROOF_INVALID));
    }
}
