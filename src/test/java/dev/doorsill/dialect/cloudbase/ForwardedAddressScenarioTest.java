package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where somebody comes from is what the connection says, unless the operator names a proxy to believe. */
@QuarkusTest
class ForwardedAddressScenarioTest {
    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 203.0.113.9",
        "Forwarded, for=203.0.113.9",
        "X-Real-IP, 203.0.113.9",
    })
    void believesNobodyWhoSaysAnAddress(String header, String value) {
        var honest = Visitor.withPhone();
        var body = honest.fields("verification_token", honest.proof());
        var here = Answer.granted(honest.post("/signup", body)).text("sub");
        var liar = Visitor.withPhone();
        var lie = liar.fields("verification_token", liar.proof());
        var there = Answer.granted(
                        liar.request().header(header, value).body(lie).post("/auth/v1/signup"))
                .text("sub");

        assertThat(network(there)).isNotEmpty().isEqualTo(network(here));
    }

    private String network(String account) {
        return pool.preparedQuery("SELECT network FROM audit_event WHERE account_id = $1 ORDER BY position LIMIT 1")
                .executeAndAwait(Tuple.of(UUID.fromString(account)))
                .iterator()
                .next()
                .getString(0);
    }
}
