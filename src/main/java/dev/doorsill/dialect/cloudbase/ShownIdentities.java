package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.provider.ProviderDirectory;
import dev.doorsill.token.Caller;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads the proof that a body brings from a third party. */
@Singleton
class ShownIdentities {
    private static final String FIELD = "provider_token";
    private static final int MAX_TOKEN = 8192;
    private static final int MAX_ID = 64;

    private final IdentityTokens tokens;
    private final ProviderDirectory providers;

    ShownIdentities(IdentityTokens tokens, ProviderDirectory providers) {
        this.tokens = tokens;
        this.providers = providers;
    }

    /** Empty if the body brings none; where it names the provider, too, it must be the one that was asked. */
    Optional<IdentityProof> find(JsonBody body, Caller caller) {
        var proof = body.filledText(FIELD, MAX_TOKEN)
                .map(token -> tokens.open(token, caller.client().directory()));
        var named = body.filledText("provider_id", MAX_ID);
        if (proof.isPresent()
                && named.filter(id -> !id.equals(proof.get().identity().provider()))
                        .isPresent()) {
            throw Problem.of(ProblemCode.PROOF_INVALID);
        }
        return proof;
    }

    IdentityProof required(JsonBody body, Caller caller) {
        return find(body, caller).orElseThrow(() -> body.missing(FIELD));
    }

    /** Whether a sign-in with it may open an account. */
    boolean signsUp(IdentityProof proof) {
        return providers.signsUp(proof.identity().provider());
    }
}
