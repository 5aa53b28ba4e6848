package dev.doorsill.proof;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Takes requests' fingerprints. A request that names no id has one that nothing will ever equal. */
@Singleton
public class Fingerprints {
    private static final int RANDOM_BYTES = 16;
    private final Keys keys;
    private final Hmac hmac;
    private final ProofConfig config;

    Fingerprints(Keys keys, ProofConfig config) {
        this.keys = keys;
        this.hmac = keys.hmac("fingerprint");
        this.config = config;
    }

    /** The parts of a request that a repeat has in common with it. */
    public record Request(
            String clientId,
            String endpoint,
            String deviceId,
            Optional<String> requestId,
            Optional<String> idempotencyKey,
            byte[] body) {}

    public Fingerprint of(Request request) {
        if (request.idempotencyKey().isPresent()) {
            return named(request, "key", request.idempotencyKey().get(), config.idempotencyKeyMemory(), true);
        }
        if (request.requestId().isPresent()) {
            return named(request, "id", request.requestId().get(), config.requestIdMemory(), false);
        }
        return new Fingerprint(Encoding.base64Url(keys.random(RANDOM_BYTES)), Optional.empty(), Duration.ZERO, false);
    }

    private Fingerprint named(Request request, String kind, String name, Duration memory, boolean strict) {
        var slot = hmac.text(kind, request.clientId(), request.endpoint(), request.deviceId(), name);
        return new Fingerprint(hmac.text(slot, Encoding.sha256(request.body())), Optional.of(slot), memory, strict);
    }
}
