package dev.doorsill.token;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of refresh tokens: {@code m.handle.counter.keyId.mac}, at most 128 URL-safe characters. The keyed hash covers
 * handle, counter and the session's random seed: neither a stolen table nor a stolen key alone forges one.
 */
@Singleton
class RefreshTokens {
    /** A counter has no zeros in front: there is one text for each token. */
    private static final Pattern FORM = Pattern.compile(
            "m\\.([A-Za-z0-9_-]{22})\\.(0|[1-9a-z][0-9a-z]{0,5})\\.([A-Za-z0-9]{1,16})\\.([A-Za-z0-9_-]{43})");

    private static final int RADIX = 36;
    private static final int SEED_BYTES = 16;

    private final Keys keys;
    private final Hmac hmac;

    RefreshTokens(Keys keys) {
        this.keys = keys;
        this.hmac = keys.hmac("refresh token");
    }

    /** A token as presented, its authenticity not yet known. */
    record Presented(String handle, int counter, String keyId, byte[] mac) {}

    /** By which a session that begins now is found. */
    String handle(Instant now) {
        return keys.id(now);
    }

    /** 128 random bits, which no token shows. */
    String seed() {
        return Encoding.base64Url(keys.random(SEED_BYTES));
    }

    String write(String handle, String seed, int counter) {
        var count = Integer.toString(counter, RADIX);
        var key = hmac.current();
        return "m." + handle + '.' + count + '.' + key.keyId() + '.' + key.text(seed, handle, count);
    }

    Optional<Presented> parse(String token) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Encoding.fromBase64Url(form.group(4))
                .map(mac -> new Presented(form.group(1), Integer.parseInt(form.group(2), RADIX), form.group(3), mac));
    }

    /** Whether the token was written by us for the session with that seed. Takes the same time for every wrong one. */
    boolean authentic(Presented token, String seed) {
        return hmac.signWith(token.keyId(), seed, token.handle(), Integer.toString(token.counter(), RADIX))
                .map(expected -> Hmac.equal(expected, token.mac()))
                .orElse(false);
    }
}
