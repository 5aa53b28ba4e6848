package dev.doorsill.store;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether PostgreSQL answers, by the way that requests take: without it this node serves nobody. */
@Readiness
@Singleton
class PgReadiness implements AsyncHealthCheck {
    private final PgStatements statements;

    PgReadiness(PgStatements statements) {
        this.statements = statements;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return statements
                .execute("PgReadiness.call", "SELECT 1", Tuple.tuple())
                .map(one -> true)
                .onFailure()
                .recoverWithItem(false)
                .map(answers ->
                        HealthCheckResponse.named("postgresql").status(answers).build());
    }
}
