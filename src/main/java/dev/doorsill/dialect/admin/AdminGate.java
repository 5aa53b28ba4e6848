package dev.doorsill.dialect.admin;

import dev.doorsill.dialect.RequestContext;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.AccessSecrets;
import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.Turning;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows who is an operator. */
@Singleton
class AdminGate {
    private static final int LEAST_LENGTH = 32;
    private static final String ANY_OPERATOR = "operator";

    private final Optional<Turning<AccessSecrets>> secrets;
    private final Limits limits;

    /** Reads the credential: one that is too short stops the service at its start. */
    AdminGate(AdminConfig config, KeyFiles files, Limits limits) {
        this.limits = limits;
        this.secrets = config.token().isEmpty() && config.tokenFile().isEmpty()
                ? Optional.empty()
                : Optional.of(files.follow(
                        "doorsill.admin.token",
                        config.token(),
                        config.tokenFile(),
                        (read, earlier) -> AccessSecrets.read(read, LEAST_LENGTH)));
    }

    /** Asks for the gate when the service starts, so that its secrets are looked at then. */
    void read(@Observes StartupEvent start) {}

    boolean exists() {
        return secrets.isPresent();
    }

    /** Fails with {@link ProblemCode#ROUTE_UNKNOWN}, {@code LIMIT_REACHED} or {@code ACCESS_TOKEN_INVALID}. */
    Uni<Void> pass(RequestContext request) {
        if (secrets.isEmpty()) {
            return Uni.createFrom().failure(Problem.of(ProblemCode.ROUTE_UNKNOWN));
        }
        var known = secrets.get();
        return limits.admit(Activity.OPERATE, request.clientAddress(), ANY_OPERATOR)
                .invoke(() -> {
                    if (request.bearer()
                            .filter(shown -> known.get().contain(shown))
                            .isEmpty()) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                });
    }
}
