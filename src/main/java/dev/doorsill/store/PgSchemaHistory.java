package dev.doorsill.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;

/** What Flyway has noted of the tables, read by the way that requests take. */
@Singleton
public class PgSchemaHistory {
    /** What Flyway makes of the migrations of this release, by version: the checksum of each, which never changes again. */
    static final Map<String, Integer> MIGRATIONS =
            Map.of("1", 1_219_346_659, "2", 662_192_987, "3", 872_666_273, "4", -2_000_821_287, "5", 556_307_181);

    private static final long NEWEST =
            MIGRATIONS.keySet().stream().mapToLong(Long::parseLong).max().orElseThrow();

    private static final String ALL_DONE = """
            SELECT count(DISTINCT known.version) = $3
                AND bool_and(history.success AND history.type <> 'DELETE')
                AND bool_and(known.version IS NOT NULL OR history.type = 'SCHEMA'
                    OR coalesce(string_to_array(history.version, '.')::bigint[] > ARRAY[$4::bigint], false))
                AND bool_and(history.tableoid = to_regclass(quote_ident(current_schema()) || '.flyway_schema_history'))
            FROM flyway_schema_history history
            LEFT JOIN unnest($1::text[], $2::integer[]) AS known (version, checksum)
                ON known.version = history.version AND known.checksum = history.checksum
            """;

    private final PgStatements statements;

    PgSchemaHistory(PgStatements statements) {
        this.statements = statements;
    }

    /**
     * Whether every migration of this release has been done as it is here, in the schema that Flyway would look in, none is
     * failed or taken back, and what is not of this release is of a later one: then there is nothing for Flyway to do or to
     * complain of. Fails where there is no history yet, or no database.
     */
    public Uni<Boolean> isCurrent() {
        var versions = MIGRATIONS.keySet().toArray(String[]::new);
        var checksums = MIGRATIONS.values().toArray(Integer[]::new);
        return statements
                .execute("PgSchemaHistory.isCurrent", ALL_DONE, Tuple.of(versions, checksums, versions.length, NEWEST))
                .map(rows -> Boolean.TRUE.equals(rows.iterator().next().getBoolean(0)));
    }
}
