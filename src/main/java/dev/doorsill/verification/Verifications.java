package dev.doorsill.verification;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.Mailboxes;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.captcha.Captchas;
import dev.doorsill.funnel.Funnel;
import dev.doorsill.funnel.Step;
import dev.doorsill.funnel.Way;
import dev.doorsill.identifier.Address;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.limit.Sending;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.passcode.Passcodes.Prepared;
import dev.doorsill.passcode.Passcodes.ProofToken;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.proof.Purpose;
import dev.doorsill.security.Passcode;
import dev.doorsill.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Sends codes to addresses and takes the answers. */
@Singleton
public class Verifications {
    private final CodeRequests requests;
    private final Limits limits;
    private final Captchas captchas;
    private final Accounts accounts;
    private final Mailboxes mailboxes;
    private final ProofTokens tokens;
    private final Passcodes passcodes;
    private final BackgroundLane background;
    private final Funnel funnel;

    Verifications(
            CodeRequests requests,
            Limits limits,
            Captchas captchas,
            Accounts accounts,
            Mailboxes mailboxes,
            ProofTokens tokens,
            Passcodes passcodes,
            BackgroundLane background,
            Funnel funnel) {
        this.requests = requests;
        this.limits = limits;
        this.captchas = captchas;
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.tokens = tokens;
        this.passcodes = passcodes;
        this.background = background;
        this.funnel = funnel;
    }

    /**
     * A code is on its way.
     *
     * @param id what to bring back together with the code
     * @param timeToLive how long the code counts
     * @param known whether an account has the address already
     */
    public record Sent(String id, Duration timeToLive, boolean known) {}

    /**
     * Sends a code. The repeat of a request whose answer got lost gets the same id, and sends nothing.
     *
     * @return fails with {@link ProblemCode#SEND_LIMIT_REACHED} or {@code LIMIT_REACHED} and a time, {@code RECIPIENT_REFUSED},
     *     {@code CAPTCHA_REQUIRED} or {@code CAPTCHA_INVALID} where the network has had many sent,
     *     {@code ACCOUNT_NOT_FOUND} or {@code ACCOUNT_EXISTS} as the target asks, {@code PROOF_IN_PROGRESS} while this very
     *     request is under way, or {@code DELIVERY_UNAVAILABLE}, after which a new try is allowed at once
     */
    public Uni<Sent> request(VerificationCommand command) {
        var verification =
                passcodes.begin(command.caller().client().directory(), command.purpose(), command.recipient());
        var id = tokens.seal(verification);
        return requests.once(
                command.caller().request(),
                id,
                Uni.createFrom().deferred(() -> permitted(command, verification, id)),
                first -> isKnown(command).map(known -> new Sent(first, passcodes.timeToLive(), known)));
    }

    private Uni<Sent> permitted(VerificationCommand command, Verification verification, String id) {
        var caller = command.caller();
        return lookUpPermitted(command)
                .chain(() -> limits.acquire(sending(command), captchas.freeSends(caller.asker())))
                .chain(permit -> captchas.allowSend(caller.asker(), permit)
                        .chain(() -> isKnown(command))
                        .invoke(known -> checkTarget(command.target(), known))
                        .call(known -> passcodes.send(verification, command.message(), caller.locale()))
                        .invoke(known -> sent(command))
                        .map(known -> new Sent(id, passcodes.timeToLive(), known))
                        .onFailure()
                        .call(permit::giveBack));
    }

    private Sending sending(VerificationCommand command) {
        var caller = command.caller();
        return new Sending(
                mailboxes.counted(caller.client().directory(), command.recipient()),
                command.purpose().name(),
                caller.address(),
                caller.client().id());
    }

    /** A refused target gives its permit to send back, so what it tells is limited apart. */
    private Uni<Void> lookUpPermitted(VerificationCommand command) {
        var caller = command.caller();
        return command.target() == Target.ANYONE
                ? Uni.createFrom().voidItem()
                : limits.admit(
                        Activity.LOOK_UP, caller.address(), caller.client().id());
    }

    private Uni<Boolean> isKnown(VerificationCommand command) {
        return accounts.has(command.caller().client().directory(), command.recipient());
    }

    private static void checkTarget(Target target, boolean known) {
        switch (target) {
            case ANYONE, ACCOUNT_HOLDER_UNTOLD -> {}
            case ACCOUNT_HOLDER -> {
                if (!known) {
                    throw Problem.of(ProblemCode.ACCOUNT_NOT_FOUND);
                }
            }
            case NEWCOMER -> {
                if (known) {
                    throw Problem.of(ProblemCode.ACCOUNT_EXISTS);
                }
            }
        }
    }

    /**
     * Sends a code to be brought back without an id, in the place of any earlier one for the same purpose. The repeat of
     * a request whose answer got lost sends nothing.
     *
     * @return fails with {@link ProblemCode#SEND_LIMIT_REACHED} and a time, {@code RECIPIENT_REFUSED},
     *     {@code PROOF_IN_PROGRESS} while this very request is under way, or {@code DELIVERY_UNAVAILABLE}, after which a new try is allowed at once. Where the target asks that nobody be
     *     told, a known address and an unknown one are answered alike, before anything is delivered
     */
    public Uni<Void> send(VerificationCommand command) {
        return requests.once(
                command.caller().request(),
                UuidCreator.getTimeOrderedEpoch().toString(),
                Uni.createFrom().deferred(() -> sendFirst(command)),
                first -> Uni.createFrom().voidItem());
    }

    private Uni<Void> sendFirst(VerificationCommand command) {
        var caller = command.caller();
        return limits.acquire(sending(command))
                .chain(permit -> isKnown(command)
                        .chain(known -> passcodes
                                .prepare(caller.client().directory(), command.purpose(), command.recipient())
                                .chain(prepared -> deliver(command, prepared, known)))
                        .onFailure()
                        .call(permit::giveBack));
    }

    private Uni<Void> deliver(VerificationCommand command, Prepared prepared, boolean known) {
        if (command.target() != Target.ACCOUNT_HOLDER_UNTOLD) {
            return send(command, prepared);
        }
        // How long a gateway takes would tell that there was something to deliver; and so would the planning of it.
        background.run(
                "code delivered",
                passcodes.untoldDelay(),
                () -> known ? send(command, prepared) : Uni.createFrom().voidItem());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> send(VerificationCommand command, Prepared prepared) {
        return passcodes
                .send(prepared, command.message(), command.caller().locale())
                .invoke(() -> sent(command));
    }

    private void sent(VerificationCommand command) {
        funnel.count(
                Step.SENT,
                command.caller().dialect(),
                Way.of(command.recipient().channel()));
    }

    /**
     * Tries a code out without using it. A wrong one counts; a right one may be tried out a few times.
     *
     * @return whether it is the code
     */
    public Uni<Boolean> look(Caller caller, Address recipient, Purpose purpose, Passcode code) {
        return limits.admit(Activity.VERIFY, caller.address(), caller.client().id())
                .chain(() -> passcodes.look(caller.client().directory(), purpose, recipient, code));
    }

    /**
     * Takes the answer to a code.
     *
     * @return fails with {@link ProblemCode#PASSCODE_INVALID} whatever is wrong with it
     */
    public Uni<ProofToken> answer(Caller caller, String id, Purpose purpose, Passcode code) {
        return limits.admit(Activity.VERIFY, caller.address(), caller.client().id())
                .chain(() -> passcodes.verify(id, caller.client().directory(), purpose, code, caller.request()))
                .invoke(token -> funnel.count(Step.VERIFIED, caller.dialect(), Way.of(token.channel())));
    }
}
