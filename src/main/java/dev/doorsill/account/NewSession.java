package dev.doorsill.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session about to be opened, as a plain row; what its columns mean is the business of {@code token}. */
public record NewSession(
        UUID id,
        String handle,
        String seed,
        String clientId,
        String issuer,
        String scope,
        Optional<String> deviceId,
        Instant createdAt,
        Instant expiresAt) {
    @Override
    public String toString() {
        return "new session " + id;
    }
}
