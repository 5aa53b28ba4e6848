package dev.doorsill.account;

import dev.doorsill.event.Act;
import dev.doorsill.event.PgEvents;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.store.PgStatements;
import dev.doorsill.store.UniqueViolation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes what people say of themselves. */
@Singleton
public class PgProfiles {
    private static final int FIRST_COLUMN = 8;
    /** Each change is small; many of them must not make an account heavy. */
    private static final int MAX_CUSTOM_DATA_BYTES = 65_536;

    /** A field that is not spoken of stays; an empty text clears it. */
    private static final String UPDATE = """
            WITH updated AS (
                UPDATE account SET
                gender = coalesce($3, gender),
                username = coalesce($4, username), username_key = coalesce($5, username_key),
                profile = jsonb_strip_nulls(profile || $6),
                custom_data = custom_data || $7,
                %s,
                updated_at = $2
                WHERE id = $1 AND status = 'ACTIVE' AND octet_length((custom_data || $7)::text) <= %d
                RETURNING id
            ), happened (type, account_id, session_id, detail) AS (
                SELECT 'account.updated', id, NULL::uuid, 'PROFILE' FROM updated
            )%s
            SELECT EXISTS (SELECT FROM updated) AS updated FROM account WHERE id = $1 AND status = 'ACTIVE'
            """.formatted(
            columns(), MAX_CUSTOM_DATA_BYTES, PgEvents.record("$2", FIRST_COLUMN + ProfileField.COLUMNS.size()));

    private final PgStatements statements;
    private final PgEvents events;
    private final InstantSource time;

    PgProfiles(PgStatements statements, PgEvents events, InstantSource time) {
        this.statements = statements;
        this.events = events;
        this.time = time;
    }

    private static String columns() {
        return ProfileField.COLUMNS.stream()
                .map(field -> "%1$s = nullif(coalesce($%2$d, %1$s), '')"
                        .formatted(field.key(), FIRST_COLUMN + ProfileField.COLUMNS.indexOf(field)))
                .collect(Collectors.joining(",\n    "));
    }

    /**
     * Changes a profile; fails with {@link ProblemCode#USERNAME_TAKEN}, or with {@code FIELD_INVALID} if the application's
     * data would grow beyond 64 KiB in all, and nothing is changed then.
     */
    public Uni<Void> update(UUID accountId, ProfileChange change, Act act) {
        var row = Tuple.tuple()
                .addUUID(accountId)
                .addOffsetDateTime(PgAdmissions.utc(time.instant()))
                .addString(change.gender().map(Enum::name).orElse(null))
                .addString(change.username().map(name -> name.value()).orElse(null))
                .addString(change.username().map(name -> name.key()).orElse(null))
                .addValue(details(change))
                .addValue(new JsonObject(change.customData()));
        for (var field : ProfileField.COLUMNS) {
            row.addString(change.texts().get(field));
        }
        return statements
                .execute("PgProfiles.update", UPDATE, events.add(row, act, subjects(change)))
                .onFailure(UniqueViolation.class)
                .transform(taken -> Problem.of(ProblemCode.USERNAME_TAKEN))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                    if (!rows.iterator().next().getBoolean("updated")) {
                        throw Problem.invalid(Reason.FIELD_TOO_LONG, "customData", MAX_CUSTOM_DATA_BYTES);
                    }
                })
                .replaceWithVoid();
    }

    private static List<String> subjects(ProfileChange change) {
        return change.username().map(name -> List.of(name.key())).orElse(List.of());
    }

    /** A null member takes the field away. */
    private static JsonObject details(ProfileChange change) {
        var details = new LinkedHashMap<String, Object>();
        change.texts().forEach((field, text) -> {
            if (!ProfileField.COLUMNS.contains(field)) {
                details.put(field.key(), text.isEmpty() ? null : text);
            }
        });
        return new JsonObject(details);
    }
}
