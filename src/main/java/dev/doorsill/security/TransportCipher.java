package dev.doorsill.security;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Opens passwords that a client encrypted before it sent them.
 *
 * <p>What is no ciphertext by its form fails at once with {@link ProblemCode#PASSWORD_UNDECRYPTABLE}, and so does an
 * encryption without a key. What has the form but does not open gives a random password that is not genuine, after the
 * same work: who may guess at passwords must go on with it to the ordinary refusal. Fails with
 * {@link ProblemCode#OVERLOADED} when too much waits. Answers on the Vert.x context that asked.
 */
@Singleton
public class TransportCipher {
    private static final Duration FIRST_GUESS = Duration.ofMillis(2);
    private static final int SUBSTITUTE_BYTES = 24;
    private static final String SM2_PREFIX = "sm2:";

    private final HashPool pool;
    private final Keys keys;
    private final Turning<TransportKeys> transportKeys;
    private final InstantSource time;
    private final Pace rsaPace = new Pace(FIRST_GUESS);
    private final Pace sm2Pace = new Pace(FIRST_GUESS);

    /** Reads the keys: a broken file stops the service at its start. */
    @Inject
    TransportCipher(
            HashPool pool,
            Keys keys,
            SecurityConfig config,
            KeyFiles files,
            SecureRandom randomness,
            InstantSource time) {
        this(pool, keys, TransportKeys.follow(config.transport(), files, randomness, time), time);
    }

    TransportCipher(HashPool pool, Keys keys, Turning<TransportKeys> transportKeys, InstantSource time) {
        this.pool = pool;
        this.keys = keys;
        this.transportKeys = transportKeys;
        this.time = time;
    }

    /**
     * What was sent.
     *
     * @param password the password; a random one if it is not genuine
     * @param genuine whether somebody encrypted just this password with one of our keys
     */
    public record Opened(Password password, boolean genuine) {
        @Override
        public String toString() {
            return "password ***";
        }
    }

    /** Opens one password. */
    public Uni<Opened> open(TransportEncryption how, String text) {
        return Uni.createFrom().deferred(() -> switch (how) {
            case NONE -> Uni.createFrom().item(new Opened(Password.of(text), true));
            case RSA -> openRsa(text, transportKeys.get().rsa().at(time.instant()));
            case SM2 -> submit(sm2Pace, transportKeys.get().sm2().at(time.instant()), hex(text));
        });
    }

    /** What clients encrypt with by RSA: SubjectPublicKeyInfo as PEM; empty if there is no key. */
    public Optional<String> rsaPublicKeyPem() {
        return transportKeys.get().rsa().published();
    }

    /** What clients encrypt with by SM2: an uncompressed point, 130 hex digits; empty if there is no key. */
    public Optional<String> sm2PublicKeyHex() {
        return transportKeys.get().sm2().published();
    }

    private Uni<Opened> openRsa(String text, List<RsaTransportKey> tried) {
        return submit(rsaPace, tried, base64(text, tried));
    }

    private Uni<Opened> submit(Pace pace, List<? extends TransportKey> tried, byte[] ciphertext) {
        return tried.isEmpty()
                ? Uni.createFrom().failure(undecryptable())
                : pool.submitAhead(pace, () -> decrypt(tried, ciphertext));
    }

    /** Every key is tried, so that the time does not tell which one opens. */
    private Opened decrypt(List<? extends TransportKey> tried, byte[] ciphertext) {
        var substitute = Encoding.base64Url(keys.random(SUBSTITUTE_BYTES));
        var bytes = substitute.getBytes(StandardCharsets.US_ASCII);
        var nothing = new Opened(Password.of(substitute), false);
        var read = tried.stream()
                .map(key -> read(key.open(ciphertext, bytes), nothing))
                .toList();
        return read.stream().filter(Opened::genuine).findFirst().orElse(nothing);
    }

    /** A message that is no text was never a password. */
    private static Opened read(TransportKey.Message message, Opened nothing) {
        var password = TransportText.read(message.bytes()).map(Password::of);
        return message.genuine() && password.isPresent() ? new Opened(password.get(), true) : nothing;
    }

    private static byte[] base64(String text, List<RsaTransportKey> tried) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (tried.stream().anyMatch(key -> key.accepts(bytes.length))) {
                return bytes;
            }
            throw undecryptable();
        } catch (IllegalArgumentException e) {
            throw undecryptable();
        }
    }

    private static byte[] hex(String text) {
        try {
            var bytes =
                    HexFormat.of().parseHex(text.startsWith(SM2_PREFIX) ? text.substring(SM2_PREFIX.length()) : text);
            if (bytes.length >= Sm2TransportKey.LEAST_BYTES) {
                return bytes;
            }
            throw undecryptable();
        } catch (IllegalArgumentException e) {
            throw undecryptable();
        }
    }

    private static Problem undecryptable() {
        return Problem.of(ProblemCode.PASSWORD_UNDECRYPTABLE);
    }
}
