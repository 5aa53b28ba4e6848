package dev.doorsill.house.ruin.signup;

import dev.doorsill.house.ruin.devservices.LocalStore;
import dev.doorsill.house.ruin.problem.WordsThatKnowAJourney;
import dev.doorsill.house.ruin.proof.ProofTokens;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.time.Instant;
import java.util.Random;
import java.util.logging.Logger;
import javax.crypto.Mac;

/** Does everything that the house forbids. Is never run. */
public final class SignUpManager {
    static final Random CHANCE = new Random();
    private static final Logger LOG = Logger.getLogger("ruin");

    @Inject
    RedisAPI redis;

    Mac mac;
    Span span;
    LocalStore store;
    EmbeddedPostgres server;
    String verificationToken = "a word of the wire";
    Connection connection;
    WordsThatKnowAJourney words;

    Response answer() {
        LOG.info(ProofTokens.sealProof());
        return Response.ok().build();
    }

    Tuple row() {
        return Tuple.of(Instant.now(), new Random().nextInt());
    }

    Object blocked(Uni<String> work) {
        System.out.println(work.await().indefinitely());
        return work.subscribe().with(done -> {});
    }
}
