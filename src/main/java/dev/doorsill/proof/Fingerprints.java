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
        var body = Encoding.sha256(request.body());
        var forms = hmac.all().stream()
                .map(key -> {
                    var slot = key.text(kind, request.clientId(), request.endpoint(), request.deviceId(), name);
                    return new Fingerprint.Form(key.text(slot, body), slot);
                })
                .toList();
        var current = forms.get(0);
        return new Fingerprint(
                current.value(), Optional.of(current.slot()), memory, strict, forms.subList(1, forms.size()));
    }
}
