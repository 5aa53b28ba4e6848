package dev.doorsill.operator;

import dev.doorsill.account.PgStatusChanges;
import dev.doorsill.account.PgStatusChanges.Standing;
import dev.doorsill.event.Act;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Shuts accounts, and opens them again. Doing either twice is doing it once. Every step fails with
 * {@link ProblemCode#ACCOUNT_NOT_FOUND} if no account has the id.
 */
@Singleton
public class Blocking {
    private final PgStatusChanges changes;
    private final InstantSource time;

    Blocking(PgStatusChanges changes, InstantSource time) {
        this.changes = changes;
        this.time = time;
    }

    /** How the account stands. */
    public Uni<Standing> get(UUID accountId) {
        return changes.find(accountId).map(Blocking::known);
    }

    /**
     * Lets nobody in any more. Whoever is inside is out when this completes: access tokens are refused at our own
     * doors, refresh tokens everywhere. Its addresses stay taken.
     *
     * @param reason a word that is kept with the record of it
     */
    public Uni<Standing> block(UUID accountId, Optional<String> reason, Act act) {
        return changes.block(accountId, reason, time.instant(), act).map(Blocking::known);
    }

    /** Lets its owner sign in again. What was open before stays closed. */
    public Uni<Standing> unblock(UUID accountId, Optional<String> reason, Act act) {
        return changes.unblock(accountId, reason, time.instant(), act).map(Blocking::known);
    }

    private static Standing known(Optional<Standing> found) {
        return found.orElseThrow(() -> Problem.of(ProblemCode.ACCOUNT_NOT_FOUND));
    }
}
