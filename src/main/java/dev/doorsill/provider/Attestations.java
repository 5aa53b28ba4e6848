package dev.doorsill.provider;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.proof.RedisRepeats;
import dev.doorsill.proof.RedisRepeats.Earlier;
import dev.doorsill.security.Encoding;
import dev.doorsill.security.Keys;
import dev.doorsill.security.Sealer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes proofs of whom a provider vouches for, one for each request: its repeat gets the same one again, for the code
 * that earned it is used up. What is remembered for that is sealed, and counts no longer than the proof.
 */
@Singleton
class Attestations {
    private static final String UNDER_WAY = "";
    private static final int UNIQUE_BYTES = 16;

    private final RedisRepeats repeats;
    private final IdentityTokens tokens;
    private final Sealer memories;
    private final Keys keys;
    private final ProofConfig config;

    Attestations(RedisRepeats repeats, IdentityTokens tokens, Keys keys, ProofConfig config) {
        this.repeats = repeats;
        this.tokens = tokens;
        this.memories = keys.sealer("provider answer");
        this.keys = keys;
        this.config = config;
    }

    /** The proof that the work is worth; fails with {@link ProblemCode#PROOF_IN_PROGRESS} while a repeat is under way. */
    Uni<IdentityProof> unlessDone(Fingerprint request, String directory, Supplier<Uni<Person>> work) {
        return repeats.earlier(request, UNDER_WAY)
                .chain(earlier -> earlier.filter(first -> first.age().compareTo(request.memory()) < 0)
                        .flatMap(this::open)
                        .map(token -> tokens.open(token, directory))
                        .filter(proof -> tokens.timeLeft(proof).compareTo(Duration.ZERO) > 0)
                        .map(Uni.createFrom()::item)
                        .orElseGet(() -> {
                            earlier.ifPresent(this::checkIsDead);
                            return attest(request, directory, work);
                        }));
    }

    private void checkIsDead(Earlier earlier) {
        var wait = config.requestDeadline().minus(earlier.age());
        if (wait.compareTo(Duration.ZERO) > 0) {
            throw Problem.of(ProblemCode.PROOF_IN_PROGRESS).retryAfter(wait);
        }
    }

    private Uni<IdentityProof> attest(Fingerprint request, String directory, Supplier<Uni<Person>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .map(person -> tokens.attest(directory, person.identity(), person.profile()))
                .call(proof -> repeats.settle(request, seal(tokens.seal(proof)))
                        .onFailure()
                        .recoverWithNull())
                .onFailure()
                .call(() -> repeats.forget(request).onFailure().recoverWithNull());
    }

    private String seal(String token) {
        var unique = Encoding.base64Url(keys.random(UNIQUE_BYTES));
        return unique + ' ' + memories.seal(unique, "", token);
    }

    private Optional<String> open(Earlier earlier) {
        var space = earlier.answer().indexOf(' ');
        return space < 0
                ? Optional.empty()
                : memories.open(
                        earlier.answer().substring(0, space),
                        "",
                        earlier.answer().substring(space + 1));
    }
}
