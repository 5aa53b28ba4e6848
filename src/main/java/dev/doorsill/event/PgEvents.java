package dev.doorsill.event;

import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of every statement that changes an account or a session: writes down what happened, and puts it into the
 * outbox. No change without its record, and no record of what was rolled back.
 */
@Singleton
public class PgEvents {
    private static final String RECORD = """
            , recorded AS (
                INSERT INTO audit_event (type, account_id, session_id, detail, occurred_at,
                    actor, client_id, network, subjects)
                SELECT happened.type, happened.account_id, happened.session_id, happened.detail, %1$s,
                    $%2$d, $%3$d, $%4$d, $%5$d
                FROM happened
                RETURNING position, account_id
            ), announced AS (
                INSERT INTO outbox (position, account_id, due_at)
                SELECT position, account_id, %1$s FROM recorded WHERE $%6$d
            )""";

    private final Hmac hmac;
    private final boolean announced;

    PgEvents(Keys keys, EventConfig config) {
        this.hmac = keys.hmac("audit");
        this.announced = config.webhook().url().isPresent();
    }

    /**
     * Common table expressions that record the rows of one named {@code happened}, which has the columns {@code type},
     * {@code account_id}, {@code session_id} and {@code detail}. They use the five parameters of {@link #add}.
     *
     * @param now the place of the parameter that says when
     * @param first the number of the first of their own parameters
     */
    public static String record(String now, int first) {
        return RECORD.formatted(now, first, first + 1, first + 2, first + 3, first + 4);
    }

    /**
     * Adds the parameters of {@link #record}.
     *
     * @param subjects the keys of the addresses, names or identities that the change concerns; kept as keyed hashes
     */
    public Tuple add(Tuple row, Act act, List<String> subjects) {
        var entry = entry(act, subjects);
        return row.addString(entry.actor())
                .addString(entry.clientId())
                .addString(entry.network())
                .addArrayOfString(entry.subjects().toArray(String[]::new))
                .addBoolean(announced);
    }

    /** What the audit keeps of who did something: no name, no address. */
    public record Entry(
            String actor,
            @Nullable String clientId,
            @Nullable String network,
            List<String> subjects) {}

    /** What {@link #add} adds, for a statement that has it in rows. */
    public Entry entry(Act act, List<String> subjects) {
        return new Entry(
                act.actor().name(),
                act.clientId().orElse(null),
                act.network().map(network -> hash("network", network)).orElse(null),
                subjects.stream().map(key -> hash("subject", key)).toList());
    }

    /** Whether anybody wants to be told of what happens. */
    public boolean announced() {
        return announced;
    }

    /** As {@link #add(Tuple, Act, List)}, of a change that concerns no address, name or identity. */
    public Tuple add(Tuple row, Act act) {
        return add(row, act, List.of());
    }

    private String hash(String kind, String value) {
        var key = hmac.current();
        return key.keyId() + '.' + key.text(kind, value);
    }
}
