package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.client.Client;
import dev.doorsill.client.Clients;
import dev.doorsill.delivery.Inbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RehearsalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Rehearsal rehearsal;

    @Inject
    Clients clients;

    @Inject
    Pool postgres;

    @Inject
    RedisAPI redis;

    @Inject
    Inbox inbox;

    @Inject
    MeterRegistry meters;

    /** The scripts of a permit (2), a code (3), a proof (2); the statements of an admission (2), a look-up, a refresh. */
    @Test
    void goesTheWholeWayAndLeavesNothingBehind() throws Throwable {
        var rows = rows();
        var keys = keys();
        for (var client : oneOfEachAlgorithm()) {
            var statements = calls("postgresql");
            var scripts = calls("redis");
            VertxContextSupport.subscribeAndAwait(() -> rehearsal.walk(client));
            assertThat(calls("postgresql") - statements).isGreaterThanOrEqualTo(4);
            assertThat(calls("redis") - scripts).isGreaterThanOrEqualTo(7);
        }
        assertThat(rows()).isEqualTo(rows);
        assertThat(keys).containsAll(keys());
        assertThat(inbox.sentTo("+8613000000000")).isEmpty();
    }

    private List<Client> oneOfEachAlgorithm() {
        var all = clients.all().stream()
                .sorted(Comparator.comparing(Client::signingAlgorithm))
                .toList();
        return List.of(all.get(0), all.get(all.size() - 1));
    }

    private double calls(String store) {
        return meters.get("doorsill.store.calls").tag("store", store).counter().count();
    }

    private List<Long> rows() {
        return Stream.of("account", "session", "spent_proof", "audit_event", "outbox", "identity")
                .map(table -> postgres.query("SELECT count(*) FROM " + table)
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getLong(0))
                .toList();
    }

    private Set<String> keys() {
        return StreamSupport.stream(redis.keys("*").await().atMost(PATIENCE).spliterator(), false)
                .map(Response::toString)
                .collect(Collectors.toSet());
    }
}
