package dev.doorsill.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Turns passwords into what is stored, and compares. Argon2id (RFC 9106) over the HMAC-SHA-256 of the password under a
 * pepper from configuration, so that a stolen table alone cannot be guessed at.
 *
 * <p>Runs on few threads of its own and answers on the Vert.x context that asked. When too many wait, fails at once
 * with {@link dev.doorsill.problem.ProblemCode#OVERLOADED}. Every comparison costs one hash, whether there is anything
 * to compare with or not.
 */
@Singleton
public class PasswordHasher {
    private static final Logger LOG = Logger.getLogger(PasswordHasher.class);
    private static final String SETTING = "doorsill.password.peppers";
    private static final Duration FIRST_GUESS = Duration.ofMillis(50);

    private final HashPool pool;
    private final Keys keys;
    private final Argon2 argon2;
    private final Argon2id cost;
    private final Turning<KeyRing> peppers;
    private final Pace pace = new Pace(FIRST_GUESS);
    private final AtomicBoolean unreadableTold = new AtomicBoolean();
    private final AtomicBoolean pepperTold = new AtomicBoolean();

    PasswordHasher(HashPool pool, Argon2 argon2, Keys keys, PasswordConfig config, KeyFiles files) {
        this.pool = pool;
        this.argon2 = argon2;
        this.keys = keys;
        this.cost = new Argon2id(config.argon2MemoryKib(), config.argon2Iterations(), config.argon2Parallelism());
        this.peppers = files.follow(
                SETTING,
                config.peppers(),
                config.peppersFile(),
                (read, earlier) -> KeyRing.read(SETTING, read, earlier));
    }

    /** How many hashes have been asked for and are not there yet. */
    public int underWay() {
        return pool.underWay();
    }

    /** A new hash of the password under today's cost and pepper, with a salt of its own. */
    public Uni<PasswordHash> hash(Password password) {
        return pool.submit(pace, () -> derive(password));
    }

    /** As {@link #hash}, at once and on the caller's thread: for who has one of the pool's. */
    PasswordHash derive(Password password) {
        var pepper = peppers.get().current();
        var salt = keys.random(Phc.SALT_BYTES);
        var hash = argon2.derive(cost, peppered(pepper, password), salt, Phc.HASH_BYTES);
        return new Phc(cost, pepper.id(), salt, hash).toPasswordHash();
    }

    /**
     * Whether the password is the one behind the hash. Without a hash, or with one that cannot be read or whose pepper
     * is no longer held, the same work is done and the answer is no; the latter two are logged, once each.
     */
    public Uni<PasswordCheck> verify(Password password, Optional<PasswordHash> stored) {
        return pool.submit(pace, () -> {
            var held = peppers.get();
            return stored.flatMap(hash -> read(hash, held))
                    .map(phc -> compare(password, phc, held))
                    .orElseGet(() -> refuse(password, held));
        });
    }

    private Optional<Phc> read(PasswordHash stored, KeyRing held) {
        var phc = Phc.parse(stored.phc());
        if (phc.isEmpty()) {
            tellOnce(unreadableTold, "A stored password hash cannot be read; it opens to nobody");
        } else if (held.find(phc.get().pepperId()).isEmpty()) {
            tellOnce(pepperTold, "A stored password hash names a pepper that is not configured; it opens to nobody");
            return Optional.empty();
        }
        return phc;
    }

    private PasswordCheck compare(Password password, Phc phc, KeyRing held) {
        var pepper = held.find(phc.pepperId()).orElseThrow();
        var hash = argon2.derive(phc.cost(), peppered(pepper, password), phc.salt(), phc.hash().length);
        var matches = Hmac.equal(hash, phc.hash());
        return new PasswordCheck(matches, matches && isOutdated(phc, held));
    }

    private boolean isOutdated(Phc phc, KeyRing held) {
        return phc.cost().weakerThan(cost)
                || phc.hash().length < Phc.HASH_BYTES
                || phc.salt().length < Phc.SALT_BYTES
                || !phc.pepperId().equals(held.current().id());
    }

    private PasswordCheck refuse(Password password, KeyRing held) {
        var nobody = new Phc(cost, held.current().id(), new byte[Phc.SALT_BYTES], new byte[Phc.HASH_BYTES]);
        var unused = compare(password, nobody, held);
        return PasswordCheck.REFUSED;
    }

    private static byte[] peppered(KeyRing.Key pepper, Password password) {
        return Hmac.plain(pepper.secret(), password.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static void tellOnce(AtomicBoolean told, String text) {
        if (told.compareAndSet(false, true)) {
            LOG.warn(text);
        }
    }
}
