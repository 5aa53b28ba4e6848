package dev.doorsill.account;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Optional;

/**
 * Places that accounts take in a mailbox, numbered from 1: the statement that gives an account its address takes the lowest
 * that is free, and a unique index decides whose it is. Where a mailbox is full that is the first place, so that the
 * same index refuses.
 */
final class PgMailboxes {
    private static final String PLACE = """
            CASE WHEN %1$s::text IS NOT NULL THEN coalesce((
                SELECT min(place) FROM generate_series(1, %2$s::integer) AS place
                WHERE NOT EXISTS (SELECT FROM account AS other
                        WHERE other.directory = %3$s AND other.mailbox_key = %1$s AND other.mailbox_place = place
                            AND %4$s AND other.email_verified%5$s)
                    AND NOT EXISTS (SELECT FROM account AS other
                        WHERE other.directory = %3$s AND other.mailbox_key = %1$s AND other.mailbox_place = place
                            AND NOT %4$s AND NOT other.email_verified%5$s)), 1) END""";

    private PgMailboxes() {}

    /**
     * The place for an account that is about to have an address of the mailbox; null without a mailbox.
     *
     * @param key the parameter that is the mailbox's key, or null
     * @param most the parameter that says how many places there are
     * @param directory the parameter that is the directory
     * @param verified whether the address will be proven
     * @param except conditions on {@code other} that leave accounts out; begins with {@code AND}, or is empty
     */
    static String place(String key, String most, String directory, String verified, String except) {
        return PLACE.formatted(key, most, directory, verified, except.isEmpty() ? "" : " " + except);
    }

    /** Adds the parameters for key and number of places. */
    static Tuple add(Tuple row, Optional<Mailboxes.Quota> quota) {
        return row.addString(quota.map(Mailboxes.Quota::key).orElse(null))
                .addInteger(quota.map(Mailboxes.Quota::most).orElse(null));
    }

    /**
     * Runs the statement again while others take the places that it chose: whoever has lost all of them has seen each
     * taken.
     */
    static <T> Uni<T> whilePlaces(Optional<Mailboxes.Quota> quota, Uni<T> statement) {
        return quota.filter(places -> places.most() > 1)
                .map(places ->
                        statement.onFailure(PgMailboxes::isPlaceTaken).retry().atMost(places.most() - 1L))
                .orElse(statement);
    }

    static boolean isPlaceTaken(Throwable failure) {
        return failure instanceof UniqueViolation violation
                && violation.constraint().endsWith("_mailbox_key");
    }

    static Problem full(Throwable failure) {
        return Problem.of(ProblemCode.ACCOUNT_EXISTS, Reason.MAILBOX_FULL);
    }
}
