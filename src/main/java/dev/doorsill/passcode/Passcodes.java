package dev.doorsill.passcode;

import dev.doorsill.delivery.Courier;
import dev.doorsill.delivery.Message;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.proof.Purpose;
import dev.doorsill.proof.RedisRepeats;
import dev.doorsill.security.Keys;
import dev.doorsill.security.Passcode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;

/** Sends codes, and turns the right answer into a token of proof. */
@Singleton
public class Passcodes {
    private final Keys keys;
    private final ProofTokens tokens;
    private final RedisPasscodes flows;
    private final RedisLatestCodes latest;
    private final RedisRepeats repeats;
    private final Courier courier;
    private final PasscodeConfig config;
    private final ProofConfig proofConfig;
    private final InstantSource time;

    Passcodes(
            Keys keys,
            ProofTokens tokens,
            RedisPasscodes flows,
            RedisLatestCodes latest,
            RedisRepeats repeats,
            Courier courier,
            PasscodeConfig config,
            ProofConfig proofConfig,
            InstantSource time) {
        this.keys = keys;
        this.tokens = tokens;
        this.flows = flows;
        this.latest = latest;
        this.repeats = repeats;
        this.courier = courier;
        this.config = config;
        this.proofConfig = proofConfig;
        this.time = time;
    }

    /** A token that vouches for the address, how long it will, and where its code had been sent. */
    public record ProofToken(String text, Duration timeToLive, Channel channel) {
        @Override
        public String toString() {
            return "proof token ***";
        }
    }

    /** How long a code counts after it was sent. */
    public Duration timeToLive() {
        return config.timeToLive();
    }

    /** A new verification for the address, whose code counts from now on. */
    public Verification begin(String directory, Purpose purpose, Address recipient) {
        return tokens.begin(directory, purpose, recipient, time.instant().plus(config.timeToLive()));
    }

    /**
     * Sends a code for the verification. If the message cannot be delivered nothing is left behind.
     *
     * @return completes when a gateway has taken the message; fails with {@link ProblemCode#DELIVERY_UNAVAILABLE} or
     *     {@link ProblemCode#STORE_UNAVAILABLE}
     */
    public Uni<Void> send(Verification verification, MessagePurpose purpose, Locale locale) {
        var code = new Passcode(keys.randomDigits(config.length()));
        var message = Message.withCode(verification.address(), purpose, code, config.timeToLive(), locale);
        return flows.open(verification, code)
                .call(() -> courier.send(message).onFailure().call(() -> flows.drop(verification)));
    }

    /** How long this one code waits that nobody is told of. */
    public Duration untoldDelay() {
        var part = keys.random(1)[0] & 0xff;
        return config.untoldDelay().plus(config.untoldDelay().multipliedBy(part).dividedBy(0xff));
    }

    /**
     * Goes the way of a code without sending it, for a node that has just started: it is kept, brought back, and the proof
     * used for that work. Nothing is left behind.
     */
    public Uni<Void> rehearse(
            String directory, Address recipient, Fingerprint request, Function<AddressProof, Uni<Void>> work) {
        var verification = begin(directory, Purpose.CONTACT, recipient);
        var code = new Passcode(keys.randomDigits(config.length()));
        return flows.open(verification, code)
                .chain(() -> verify(tokens.seal(verification), directory, Purpose.CONTACT, code, request))
                .map(token -> tokens.open(token.text(), directory, Purpose.CONTACT))
                .chain(work::apply)
                .eventually(() -> flows.drop(verification));
    }

    /**
     * Exchanges a code for a token of proof. A code is used up by its first right answer; the repeat of that very
     * request gets the same token again.
     *
     * @param verificationId what the client was told when the code was sent
     * @return fails with {@link ProblemCode#PASSCODE_INVALID} whatever is wrong: id, code, age, or a used code
     */
    public Uni<ProofToken> verify(
            String verificationId, String directory, Purpose purpose, Passcode code, Fingerprint request) {
        return tokens.openVerification(verificationId, directory, purpose)
                .map(verification -> repeats.named(request, () -> flows.redeem(verification, code, request))
                        .map(expiresAt -> new ProofToken(
                                tokens.sealProof(verification, expiresAt),
                                proofConfig.timeToLive(),
                                verification.address().channel())))
                .orElseGet(() -> Uni.createFrom().failure(Problem.of(ProblemCode.PASSCODE_INVALID)));
    }

    /**
     * Notes a new code for an address, to be brought back without an id, in the place of any earlier one for the same
     * purpose. Sends nothing yet.
     */
    public Uni<Prepared> prepare(String directory, Purpose purpose, Address recipient) {
        var verification =
                tokens.begin(directory, purpose, recipient, time.instant().plus(config.directTimeToLive()));
        var code = new Passcode(keys.randomDigits(config.length()));
        return latest.issue(verification, code).replaceWith(new Prepared(verification, code));
    }

    /** A code that is noted but not sent. */
    public record Prepared(Verification verification, Passcode code) {}

    /**
     * Sends a prepared code. If the message cannot be delivered nothing is left behind.
     *
     * @return fails with {@link ProblemCode#DELIVERY_UNAVAILABLE}
     */
    public Uni<Void> send(Prepared prepared, MessagePurpose purpose, Locale locale) {
        var verification = prepared.verification();
        var message =
                Message.withCode(verification.address(), purpose, prepared.code(), config.directTimeToLive(), locale);
        return courier.send(message).onFailure().call(() -> latest.withdraw(verification));
    }

    /**
     * The proof that the latest code for an address is worth. The code is used up when the proof is spent.
     *
     * @return fails with {@link ProblemCode#PASSCODE_INVALID} whatever is wrong, and then counts it
     */
    public Uni<AddressProof> redeem(String directory, Purpose purpose, Address address, Passcode code) {
        var recipient = new RedisLatestCodes.Recipient(directory, purpose, address);
        return latest.check(recipient, code, 0).map(checked -> tokens.attest(checked.verification(), checked.flow()));
    }

    /** Whether it is the latest code for an address. A wrong one counts; a right one may be asked for a few times. */
    public Uni<Boolean> look(String directory, Purpose purpose, Address address, Passcode code) {
        return latest.check(new RedisLatestCodes.Recipient(directory, purpose, address), code, config.maxLooks())
                .replaceWith(true)
                .onFailure(Passcodes::isWrong)
                .recoverWithItem(false);
    }

    /**
     * Exchanges the latest code for an address for a token. The code is used up; the repeat of that very request gets
     * the same token again.
     *
     * @return fails with {@link ProblemCode#PASSCODE_INVALID} whatever is wrong
     */
    public Uni<ProofToken> exchange(
            String directory, Purpose purpose, Address address, Passcode code, Fingerprint request) {
        var recipient = new RedisLatestCodes.Recipient(directory, purpose, address);
        return latest.redeem(recipient, code, request, config.resetTimeToLive())
                .map(verified -> new ProofToken(
                        tokens.sealProof(verified, verified.expiresAt()), config.resetTimeToLive(), address.channel()));
    }

    static boolean isWrong(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.PASSCODE_INVALID;
    }
}
