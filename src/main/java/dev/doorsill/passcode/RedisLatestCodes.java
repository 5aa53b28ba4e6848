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
import java.util.function.Function;

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
    private final RedisScripts.Script drop;
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
        this.drop = scripts.load(RedisLatestCodes.class, "drop");
        this.recipients = keys.hmac("code recipient");
        this.codes = keys.hmac("latest code");
        this.config = config;
        this.proofConfig = proofConfig;
        this.time = time;
    }

    /** An address and what its code is for. */
    record Recipient(String directory, Purpose purpose, Address address) {}

    /** A right answer: what it verifies, and the flow in which the code was. */
    record Checked(Verification verification, String flow) {}

    /** The names that the address's flow has under each key, the one in use first. */
    private List<String> flows(Recipient recipient) {
        return recipients
                .candidates(
                        recipient.directory(),
                        recipient.purpose().name(),
                        recipient.address().channel().name(),
                        recipient.address().key())
                .stream()
                .map(ProofKeys::latest)
                .toList();
    }

    Uni<Void> issue(Verification verification, Passcode code) {
        var flows = flows(recipient(verification));
        var flow = flows.get(0);
        var arguments = List.of(
                verification.proofId(),
                codes.text(flow, code.reveal()),
                Long.toString(verification.expiresAt().toEpochMilli()),
                Long.toString(keyLife().toMillis()));
        return dropAll(flows.subList(1, flows.size()))
                .chain(() -> issue.run(List.of(flow), arguments))
                .replaceWithVoid();
    }

    /** A code that was sent before the keys turned has another name, and makes way all the same. */
    private Uni<Void> dropAll(List<String> flows) {
        return flows.isEmpty()
                ? Uni.createFrom().voidItem()
                : drop.run(flows.subList(0, 1), List.of()).chain(() -> dropAll(flows.subList(1, flows.size())));
    }

    /** Never fails: a code that cannot be taken back runs out. */
    Uni<Void> withdraw(Verification verification) {
        return withdraw.run(flows(recipient(verification)).subList(0, 1), List.of(verification.proofId()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /**
     * The verification that the code answers.
     *
     * @param looks how often a right code may be looked at without being meant; 0 if it is meant
     */
    Uni<Checked> check(Recipient recipient, Passcode code, int looks) {
        return inOneOf(flows(recipient), flow -> {
            var arguments = new ArrayList<String>();
            arguments.add(Long.toString(time.millis()));
            arguments.add(Integer.toString(config.maxWrongAnswers()));
            arguments.add(Integer.toString(looks));
            arguments.addAll(codes.candidates(flow, code.reveal()));
            return check.run(List.of(flow), arguments)
                    .map(response -> accepted(response, 1, 2))
                    .map(answer -> new Checked(answer.of(recipient), flow));
        });
    }

    /** Uses the code up, for a proof that lives as long as told. */
    Uni<Verification> redeem(Recipient recipient, Passcode code, Fingerprint request, Duration proofLife) {
        return inOneOf(flows(recipient), flow -> {
            var arguments = new ArrayList<String>();
            arguments.add(Long.toString(time.millis()));
            arguments.add(Integer.toString(config.maxWrongAnswers()));
            arguments.add(Long.toString(request.memory().toMillis()));
            arguments.add(Long.toString(proofLife.toMillis()));
            arguments.add(Long.toString(keyLife().toMillis()));
            arguments.add(Integer.toString(request.values().size()));
            arguments.addAll(request.values());
            arguments.addAll(codes.candidates(flow, code.reveal()));
            return redeem.run(List.of(flow), arguments)
                    .map(response -> accepted(response, 2, 1))
                    .map(answer -> answer.of(recipient));
        });
    }

    /** Asks one flow after the other until one accepts the code: it may have been sent under another key. */
    private static <T> Uni<T> inOneOf(List<String> flows, Function<String, Uni<T>> ask) {
        var asked = ask.apply(flows.get(0));
        return flows.size() == 1
                ? asked
                : asked.onFailure(Passcodes::isWrong)
                        .recoverWithUni(() -> inOneOf(flows.subList(1, flows.size()), ask));
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
