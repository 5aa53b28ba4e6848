package dev.doorsill.security;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says among the health checks whether the keys in use are those of their files. Always up: with its old keys the service
 * serves everybody, and the log says what is wrong with the new ones.
 */
@Readiness
@Singleton
class KeyFilesReadiness implements HealthCheck {
    private final KeyFiles files;

    KeyFilesReadiness(KeyFiles files) {
        this.files = files;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys")
                .withData("files", files.refusal().isPresent() ? "refused" : "in use")
                .up()
                .build();
    }
}
