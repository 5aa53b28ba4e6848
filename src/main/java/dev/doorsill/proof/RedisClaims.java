package dev.doorsill.proof;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.store.RedisScripts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * The fast gate before a proof is spent: at most one request holds it at a time. Without Redis the gate stands open and
 * counts who passes: PostgreSQL judges every proof again.
 */
@Singleton
class RedisClaims {
    private final RedisScripts.Script claim;
    private final RedisScripts.Script release;
    private final RedisScripts.Script spent;
    private final InstantSource time;
    private final ProofConfig config;
    private final Counter unguarded;

    RedisClaims(RedisScripts scripts, InstantSource time, ProofConfig config, MeterRegistry metrics) {
        this.claim = scripts.load(RedisClaims.class, "claim");
        this.release = scripts.load(RedisClaims.class, "release");
        this.spent = scripts.load(RedisClaims.class, "spent");
        this.time = time;
        this.config = config;
        this.unguarded = metrics.counter("doorsill.proof.claim.unguarded");
    }

    /** What the gate says to a request that it lets pass. */
    enum Claim {
        /** The proof is the request's to spend. */
        HELD,
        /** This very request has spent the proof before; or may have, under a key that has turned since. */
        SPENT_BEFORE
    }

    /** Fails with {@link ProblemCode#PROOF_IN_PROGRESS}, {@code PROOF_USED} or {@code PROOF_INVALID}. */
    Uni<Claim> claim(Proof proof, Fingerprint owner) {
        var arguments = List.of(
                Long.toString(time.millis()),
                owner.value(),
                Long.toString(config.lease().toMillis()),
                Integer.toString(config.maxClaims()),
                Long.toString(keyLife().toMillis()));
        return claim.run(List.of(key(proof)), arguments)
                .map(response -> judge(response, owner))
                .onFailure(RedisClaims::isStoreAway)
                .recoverWithUni(this::passUnguarded);
    }

    private static Claim judge(Response response, Fingerprint owner) {
        return switch (response.get(0).toString()) {
            case "ok" -> Claim.HELD;
            case "again" -> Claim.SPENT_BEFORE;
            case "busy" ->
                throw Problem.of(ProblemCode.PROOF_IN_PROGRESS)
                        .retryAfter(Duration.ofMillis(response.get(1).toLong()));
            case "spent" -> {
                if (owner.others().isEmpty()) {
                    throw Problem.of(ProblemCode.PROOF_USED);
                }
                yield Claim.SPENT_BEFORE;
            }
            case "exhausted" -> throw Problem.of(ProblemCode.PROOF_INVALID);
            default -> throw new IllegalStateException("claim answered " + response.get(0));
        };
    }

    private Uni<Claim> passUnguarded() {
        unguarded.increment();
        return Uni.createFrom().item(Claim.HELD);
    }

    /** Frees the proof if this request holds it. Never fails: a lease that cannot be given back runs out. */
    Uni<Void> release(Proof proof, Fingerprint owner, boolean tryCounts) {
        return release.run(List.of(key(proof)), List.of(owner.value(), tryCounts ? "0" : "1"))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Tells Redis what PostgreSQL has decided. */
    Uni<Void> spent(Proof proof, Fingerprint owner) {
        return spent.run(
                        List.of(key(proof)),
                        List.of(owner.value(), Long.toString(keyLife().toMillis()), proof.id()))
                .replaceWithVoid();
    }

    private Duration keyLife() {
        return config.timeToLive().plus(config.lease());
    }

    private static boolean isStoreAway(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.STORE_UNAVAILABLE;
    }

    private static String key(Proof proof) {
        return proof.flow();
    }
}
