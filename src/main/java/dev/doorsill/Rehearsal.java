package dev.doorsill;

import dev.doorsill.account.NewAccount;
import dev.doorsill.account.NewSession;
import dev.doorsill.account.Origin;
import dev.doorsill.account.PgAdmissions;
import dev.doorsill.account.Profile;
import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.client.Client;
import dev.doorsill.event.Act;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.limit.Limits;
import dev.doorsill.limit.Permit;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.problem.Problem;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.Proofs;
import dev.doorsill.proof.Spending;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Rotation;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Goes the way of a sign-up as nobody, past the scripts and statements that people will meet: a code that is not sent and
 * comes back, a proof that is held, an admission that the database refuses, tokens that open nothing. Leaves no row, key or
 * message behind, and counts in no funnel.
 */
@Singleton
class Rehearsal {
    private static final String NOBODY = "nobody";
    private static final String FROM = "192.0.2.1";
    private static final Fingerprint REQUEST = new Fingerprint(NOBODY, Optional.empty(), Duration.ZERO, false);
    private static final Act ACT = Act.ofService();

    private final Limits limits;
    private final Passcodes passcodes;
    private final Proofs proofs;
    private final PgAdmissions admissions;
    private final Tokens tokens;
    private final Rotation rotation;

    Rehearsal(
            Limits limits,
            Passcodes passcodes,
            Proofs proofs,
            PgAdmissions admissions,
            Tokens tokens,
            Rotation rotation) {
        this.limits = limits;
        this.passcodes = passcodes;
        this.proofs = proofs;
        this.admissions = admissions;
        this.tokens = tokens;
        this.rotation = rotation;
    }

    /** Once through, as if an application had asked. Fails only with what else keeps people out. */
    Uni<Void> walk(Client client) {
        var from = ClientAddress.read(FROM).orElseThrow();
        return limits.reserve(Activity.VERIFY, from, NOBODY)
                .chain(Permit::giveBack)
                .chain(() -> passcodes.rehearse(NOBODY, PhoneNumber.parse("+8613000000000"), REQUEST, proof -> {
                    var session = tokens.newSession(caller(client, from));
                    return admission(client, session, proof).chain(() -> tokens(client, session));
                }));
    }

    /** Of somebody who has an anonymous account, which there is not. */
    private Uni<Void> admission(Client client, NewSession session, AddressProof proof) {
        var account = new NewAccount(
                new UUID(0, 0),
                NOBODY,
                client.id(),
                List.of(proof.address()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Profile.EMPTY,
                nowhere(),
                Optional.of(session.id()));
        var spending = new Spending(List.of(proof), REQUEST);
        return admissions
                .admitNobody()
                .chain(() -> refused(proofs.spend(
                        proof,
                        REQUEST,
                        () -> admissions.admit(account, session, spending, ACT),
                        again -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> tokens(Client client, NewSession session) {
        var pair = tokens.issue(new UUID(0, 0), session, client);
        var renewal = new Rotation.Renewal(client, NOBODY, REQUEST, Duration.ZERO, ACT);
        return refused(tokens.authenticate(pair.accessToken(), NOBODY))
                .chain(() -> refused(rotation.refresh(pair.refreshToken(), renewal)));
    }

    /** What is refused here is what is meant to be. */
    private static Uni<Void> refused(Uni<?> work) {
        return work.replaceWithVoid().onFailure(Problem.class).recoverWithNull();
    }

    private static Caller caller(Client client, ClientAddress from) {
        return new Caller(
                client,
                NOBODY,
                NOBODY,
                "",
                Optional.empty(),
                from,
                nowhere(),
                REQUEST,
                Locale.ENGLISH,
                CaptchaPass.unaskable());
    }

    private static Origin nowhere() {
        return new Origin(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
