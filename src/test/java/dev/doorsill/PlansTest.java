package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.client.Clients;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL means to execute what its connections have been told, for whoever comes next. */
@QuarkusTest
class PlansTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** PostgreSQL plans a statement for its very parameters five times before it compares (its manual, PREPARE, Notes). */
    private static final int UNTIL_COMPARED = 5;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Clients clients;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
    int connections;

    private final List<SqlConnection> held = new ArrayList<>();

    private record Prepared(String name, String text, int parameters, long generic) {
        String explained() {
            var nothing = String.join(", ", Collections.nCopies(parameters, "NULL"));
            return "EXPLAIN EXECUTE \"" + name + '"' + (parameters == 0 ? "" : "(" + nothing + ")");
        }
    }

    @BeforeEach
    void prepare() throws Throwable {
        await(pool.query("ANALYZE").execute());
        for (var i = 0; i <= UNTIL_COMPARED * connections; i++) {
            VertxContextSupport.subscribeAndAwait(
                    () -> rehearsal.walk(clients.all().iterator().next()));
        }
        for (var i = 0; i < connections; i++) {
            held.add(await(pool.getConnection()));
        }
    }

    @AfterEach
    void giveBack() {
        held.forEach(connection -> await(connection.close()));
    }

    @Test
    void noStatementScansATable() {
        for (var connection : held) {
            await(connection.query("SET plan_cache_mode = force_generic_plan").execute());
            for (var statement : prepared(connection)) {
                assertThat(lines(connection, statement.explained()))
                        .as(statement.text())
                        .noneMatch(line -> line.contains("Seq Scan on"));
            }
            await(connection.query("RESET plan_cache_mode").execute());
        }
    }

    @Test
    void theStatementOfManyAdmissionsIsPlannedOnce() {
        assertThat(held.stream()
                        .flatMap(connection -> prepared(connection).stream())
                        .filter(statement -> statement.text().startsWith("WITH newcomer"))
                        .mapToLong(Prepared::generic))
                .anyMatch(generic -> generic > 0);
    }

    private static List<Prepared> prepared(SqlConnection connection) {
        var rows = await(connection
                .query("SELECT name, statement, cardinality(parameter_types) AS parameters, generic_plans"
                        + " FROM pg_prepared_statements WHERE NOT from_sql AND statement !~ '^(SET|RESET|ANALYZE)'")
                .execute());
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Prepared(
                        row.getString("name"),
                        row.getString("statement"),
                        row.getInteger("parameters"),
                        row.getLong("generic_plans")))
                .toList();
    }

    private static List<String> lines(SqlConnection connection, String sql) {
        return StreamSupport.stream(await(connection.query(sql).execute()).spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.toList());
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
