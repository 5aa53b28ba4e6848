package dev.doorsill.passcode;

import dev.doorsill.identifier.Address;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.proof.ProofKeys;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.proof.Purpose;
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

/**
 * Keeps the latest code for each address and purpose, as a keyed hash, for clients that bring back no id. The flow is
 * found by the keyed hash of the address, and knows the id of the proof that the code earns. Each step is one script on
 * one key.
 */
@Singleton
class RedisLatestCodes {
    private final RedisScripts.Script issue;
    private final RedisScripts.Script withdraw;
    private final RedisScripts.Script check;
    private final RedisScripts.Script redeem;
    private final Hmac recipients;
    private final Hmac codes;
    private final PasscodeConfig config;
    private final ProofConfig proofConfig;
    private final InstantSource time;

    RedisLatestCodes(
            RedisScripts scripts, Keys keys, PasscodeConfig config, ProofConfig proofConfig, InstantSource time) {
        this.issue = scripts.load(RedisLatestCodes.class, "issue");
        this.withdraw = scripts.load(RedisLatestCodes.class, "withdraw");
        this.check = scripts.load(RedisLatestCodes.class, "check");
        this.redeem = scripts.load(RedisLatestCodes.class, "redeem");
        this.recipients = keys.hmac("code recipient");
        this.codes = keys.hmac("latest code");
        this.config = config;
        this.proofConfig = proofConfig;
        this.time = time;
    }

    /** An address and what its code is for. */
    record Recipient(String directory, Purpose purpose, Address address) {}

    String flow(Recipient recipient) {
        var name = recipients.text(
                recipient.directory(),
                recipient.purpose().name(),
                recipient.address().channel().name(),
                recipient.address().key());
        return ProofKeys.latest(name);
    }

    Uni<Void> issue(Verification verification, Passcode code) {
        var flow = flow(recipient(verification));
        var arguments = List.of(
                verification.proofId(),
                codes.text(flow, code.reveal()),
                Long.toString(verification.expiresAt().toEpochMilli()),
                Long.toString(keyLife().toMillis()));
        return issue.run(List.of(flow), arguments).replaceWithVoid();
    }

    /** Never fails: a code that cannot be taken back runs out. */
    Uni<Void> withdraw(Verification verification) {
        return withdraw.run(List.of(flow(recipient(verification))), List.of(verification.proofId()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /**
     * The verification that the code answers.
     *
     * @param looks how often a right code may be looked at without being meant; 0 if it is meant
     */
    Uni<Verification> check(Recipient recipient, Passcode code, int looks) {
        var flow = flow(recipient);
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(time.millis()));
        arguments.add(Integer.toString(config.maxWrongAnswers()));
        arguments.add(Integer.toString(looks));
        arguments.addAll(codes.candidates(flow, code.reveal()));
        return check.run(List.of(flow), arguments)
                .map(response -> accepted(response, 1, 2))
                .map(answer -> answer.of(recipient));
    }

    /** Uses the code up, for a proof that lives as long as told. */
    Uni<Verification> redeem(Recipient recipient, Passcode code, Fingerprint request, Duration proofLife) {
        var flow = flow(recipient);
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(time.millis()));
        arguments.add(Integer.toString(config.maxWrongAnswers()));
        arguments.add(request.value());
        arguments.add(Long.toString(request.memory().toMillis()));
        arguments.add(Long.toString(proofLife.toMillis()));
        arguments.add(Long.toString(keyLife().toMillis()));
        arguments.addAll(codes.candidates(flow, code.reveal()));
        return redeem.run(List.of(flow), arguments)
                .map(response -> accepted(response, 2, 1))
                .map(answer -> answer.of(recipient));
    }

    private record Answer(String proofId, Instant expiresAt) {
        Verification of(Recipient recipient) {
            return new Verification(
                    proofId, recipient.directory(), recipient.purpose(), recipient.address(), expiresAt);
        }
    }

    private static Answer accepted(Response response, int id, int expiry) {
        return switch (response.get(0).toString()) {
            case "ok" ->
                new Answer(
                        response.get(id).toString(),
                        Instant.ofEpochMilli(response.get(expiry).toLong()));
            case "refused" -> throw Problem.of(ProblemCode.PASSCODE_INVALID);
            default -> throw new IllegalStateException("a code was answered with " + response.get(0));
        };
    }

    private static Recipient recipient(Verification verification) {
        return new Recipient(verification.directory(), verification.purpose(), verification.address());
    }

    /** A flow outlives its code, so that a repeat of what the code permitted is still told from another. */
    private Duration keyLife() {
        return config.directTimeToLive().plus(proofConfig.timeToLive()).plus(proofConfig.lease());
    }
}
