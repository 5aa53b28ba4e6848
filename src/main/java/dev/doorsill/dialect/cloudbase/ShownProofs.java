package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Address;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Purpose;
import dev.doorsill.token.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the proof that a body brings. One of this dialect may be used for anything, once. */
@Singleton
class ShownProofs {
    private static final String FIELD = "verification_token";
    private static final int MAX_TOKEN = 4096;

    private final ProofTokens proofs;

    ShownProofs(ProofTokens proofs) {
        this.proofs = proofs;
    }

    Optional<AddressProof> find(JsonBody body, Caller caller) {
        return body.filledText(FIELD, MAX_TOKEN)
                .map(token -> proofs.open(token, caller.client().directory(), Purpose.CONTACT));
    }

    /** The proof of this very address. */
    AddressProof required(JsonBody body, Address address, Caller caller) {
        var proof = find(body, caller).orElseThrow(() -> Problem.invalid(Reason.PROOF_MISSING));
        if (!proof.address().equals(address)) {
            throw Problem.of(ProblemCode.PROOF_INVALID, Reason.PROOF_OTHER_RECIPIENT);
        }
        return proof;
    }
}
