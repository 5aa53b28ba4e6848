package dev.doorsill.signup;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.NewAccount;
import dev.doorsill.account.PgAdmissions;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.account.Spending;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Proofs;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.security.PasswordPolicy;
import dev.doorsill.token.TokenPair;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Turns a proven address into an account and its first session, exactly once. */
@Singleton
public class SignUp {
    private final Limits limits;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final Proofs proofs;
    private final PgAdmissions admissions;
    private final PgEntrances entrances;
    private final Tokens tokens;

    SignUp(
            Limits limits,
            PasswordPolicy policy,
            PasswordHasher hasher,
            Proofs proofs,
            PgAdmissions admissions,
            PgEntrances entrances,
            Tokens tokens) {
        this.limits = limits;
        this.policy = policy;
        this.hasher = hasher;
        this.proofs = proofs;
        this.admissions = admissions;
        this.entrances = entrances;
        this.tokens = tokens;
    }

    /**
     * Signs the person up. A refusal of any kind leaves the proof as good as before and nothing else behind.
     *
     * @return the person's first tokens; fails with {@link ProblemCode#ACCOUNT_EXISTS}, {@code USERNAME_TAKEN},
     *     {@code PASSWORD_UNACCEPTABLE}, or what {@link Proofs#spend} refuses
     */
    public Uni<TokenPair> signUp(SignUpCommand command) {
        command.password().ifPresent(policy::checkLength);
        return limits.admit(
                        Activity.SIGN_UP,
                        command.caller().address(),
                        command.caller().client().id())
                .chain(() -> proofs.spend(
                        command.proof(),
                        command.caller().request(),
                        () -> admit(command),
                        accountId -> walkInAgain(command, accountId)));
    }

    private Uni<TokenPair> admit(SignUpCommand command) {
        return passwordHash(command).chain(hash -> create(command, hash));
    }

    private Uni<Optional<PasswordHash>> passwordHash(SignUpCommand command) {
        return command.password()
                .map(password -> policy.check(password, identifiers(command))
                        .chain(() -> hasher.hash(password))
                        .map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<TokenPair> create(SignUpCommand command, Optional<PasswordHash> hash) {
        var caller = command.caller();
        var account = new NewAccount(
                UuidCreator.getTimeOrderedEpoch(),
                command.proof().directory(),
                caller.client().id(),
                command.proof().address(),
                command.username(),
                hash,
                command.profile());
        var session = tokens.newSession(caller);
        return admissions
                .admit(account, session, new Spending(command.proof(), caller.request()))
                .map(done -> tokens.issue(account.id(), session, caller.client()));
    }

    /** The answer to this very request got lost: the same account, in a new session. */
    private Uni<TokenPair> walkInAgain(SignUpCommand command, UUID accountId) {
        var session = tokens.newSession(command.caller());
        return entrances
                .enter(session, accountId)
                .map(subject -> tokens.issue(subject, session, command.caller().client()));
    }

    private static List<Identifier> identifiers(SignUpCommand command) {
        var identifiers = new ArrayList<Identifier>();
        identifiers.add(command.proof().address());
        command.username().ifPresent(identifiers::add);
        return identifiers;
    }
}
