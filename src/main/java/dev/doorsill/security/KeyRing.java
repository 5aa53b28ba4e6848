package dev.doorsill.security;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An ordered set of secret keys: the first is used for new values, all are accepted for old ones. Read from text of
 * the form {@code id:base64[,id:base64…]}.
 */
final class KeyRing {
    private static final int MIN_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,16}");

    /** One key and the id that values made with it carry. */
    record Key(String id, byte[] secret) {
        boolean same(Key other) {
            return id.equals(other.id) && Hmac.equal(secret, other.secret);
        }

        @Override
        public String toString() {
            return "key " + id + " ***";
        }
    }

    private final List<Key> keys;

    private KeyRing(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a ring from one text.
     *
     * @param setting the setting's name, for the error text
     * @param earlier the ring in use, whose ids must not come to mean other keys; empty at the start
     * @throws IllegalStateException if there is no text or it is malformed; the text itself is never shown
     */
    static KeyRing read(String setting, List<SecretFile> files, Optional<KeyRing> earlier) {
        var text = files.isEmpty() ? "" : files.get(0).text();
        if (text.isEmpty()) {
            throw new IllegalStateException(setting + " is not set");
        }
        var keys = new ArrayList<Key>();
        for (var entry : text.split("\\s*[,\\n]\\s*", 0)) {
            var key = parse(setting, entry);
            if (keys.stream().anyMatch(other -> other.id().equals(key.id()))) {
                throw new IllegalStateException(setting + " holds two keys with the same id");
            }
            if (earlier.flatMap(ring -> ring.find(key.id()))
                    .filter(other -> !key.same(other))
                    .isPresent()) {
                throw new IllegalStateException(setting + " gives another key an id that is in use");
            }
            keys.add(key);
        }
        return new KeyRing(keys);
    }

    private static Key parse(String setting, String entry) {
        var colon = entry.indexOf(':');
        if (colon < 1 || !ID.matcher(entry.substring(0, colon)).matches()) {
            throw new IllegalStateException(setting + " must have the form id:base64[,id:base64…]");
        }
        try {
            var secret = Base64.getDecoder().decode(entry.substring(colon + 1));
            if (secret.length < MIN_BYTES) {
                throw new IllegalStateException(setting + " holds a key shorter than " + MIN_BYTES + " bytes");
            }
            return new Key(entry.substring(0, colon), secret);
        } catch (IllegalArgumentException e) {
            // The cause would quote a character of the key.
            throw new IllegalStateException(setting + " holds a key that is not base64");
        }
    }

    Key current() {
        return keys.get(0);
    }

    List<Key> all() {
        return keys;
    }

    Optional<Key> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** A ring of keys for one use only, each derived by HKDF (RFC 5869), so that no two uses share a key. */
    KeyRing derive(String use) {
        return new KeyRing(keys.stream()
                .map(key -> new Key(key.id(), Hkdf.sha256(key.secret(), use, 32)))
                .toList());
    }

    /** The ids, the one in use first. */
    @Override
    public String toString() {
        return keys.stream().map(Key::id).collect(Collectors.joining(", "));
    }
}
