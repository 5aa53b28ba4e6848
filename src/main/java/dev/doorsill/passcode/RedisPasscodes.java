package dev.doorsill.passcode;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.proof.ProofKeys;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import dev.doorsill.security.Passcode;
import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps sent codes as keyed hashes. Each step is one script on one key. */
@Singleton
class RedisPasscodes {
    private final RedisScripts.Script open;
    private final RedisScripts.Script redeem;
    private final RedisScripts.Script drop;
    private final Hmac hmac;
    private final PasscodeConfig config;
    private final ProofConfig proofConfig;
    private final InstantSource time;

    RedisPasscodes(
            RedisScripts scripts, Keys keys, PasscodeConfig config, ProofConfig proofConfig, InstantSource time) {
        this.open = scripts.load(RedisPasscodes.class, "open");
        this.redeem = scripts.load(RedisPasscodes.class, "redeem");
        this.drop = scripts.load(RedisPasscodes.class, "drop");
        this.hmac = keys.hmac("passcode");
        this.config = config;
        this.proofConfig = proofConfig;
        this.time = time;
    }

    Uni<Void> open(Verification verification, Passcode code) {
        var arguments = List.of(
                hmac.text(parts(verification, code)),
                Long.toString(verification.expiresAt().toEpochMilli()),
                Long.toString(keyLife().toMillis()));
        return open.run(key(verification), arguments).replaceWithVoid();
    }

    Uni<Void> drop(Verification verification) {
        return drop.run(key(verification), List.of())
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** When the proof that the right code has earned will expire. */
    Uni<Instant> redeem(Verification verification, Passcode code, Fingerprint request) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(time.millis()));
        arguments.add(Integer.toString(config.maxWrongAnswers()));
        arguments.add(Long.toString(request.memory().toMillis()));
        arguments.add(Long.toString(proofConfig.timeToLive().toMillis()));
        arguments.add(Long.toString(keyLife().toMillis()));
        arguments.add(Integer.toString(request.values().size()));
        arguments.addAll(request.values());
        arguments.addAll(hmac.candidates(parts(verification, code)));
        return redeem.run(key(verification), arguments).map(RedisPasscodes::proofExpiry);
    }

    private static Instant proofExpiry(Response response) {
        return switch (response.get(0).toString()) {
            case "ok" -> Instant.ofEpochMilli(response.get(1).toLong());
            case "refused" -> throw Problem.of(ProblemCode.PASSCODE_INVALID);
            default -> throw new IllegalStateException("redeem answered " + response.get(0));
        };
    }

    private static String[] parts(Verification verification, Passcode code) {
        return new String[] {
            verification.proofId(),
            verification.address().key(),
            verification.purpose().name(),
            code.reveal()
        };
    }

    /** A flow outlives its code and then its proof. */
    private Duration keyLife() {
        return config.timeToLive().plus(proofConfig.timeToLive()).plus(proofConfig.lease());
    }

    private static List<String> key(Verification verification) {
        return List.of(ProofKeys.flow(verification.proofId()));
    }
}
