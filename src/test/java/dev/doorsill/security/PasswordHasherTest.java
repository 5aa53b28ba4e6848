package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final String OLD = "p1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "p2:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";
    private static final Password PASSWORD = Password.of("correct horse battery");

    private final List<HashPool> pools = new ArrayList<>();

    @AfterEach
    void stop() {
        pools.forEach(HashPool::finish);
    }

    /** Salt, input and hash come from the reference implementation's tool and Python's hmac. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=19456,t=2,p=1,keyid=p1$MDEyMzQ1Njc4OWFiY2RlZg$ngN/4T7ER+CGV3WbFmT/UCmXrLi7OUhHhsCd2Ma2Hlk",
                "$argon2id$v=19$m=64,t=3,p=4,keyid=p1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs"
            })
    void opensHashesMadeElsewhere(String phc) {
        assertThat(check(hasher(OLD), Password.of("pässwörd"), phc).matches()).isTrue();
        assertThat(check(hasher(OLD), Password.of("passwörd"), phc).matches()).isFalse();
    }

    @Test
    void writesAStringWithItsCostAndPepper() {
        var hash = hash(
                hasher(OLD, "doorsill.password.argon2-memory-kib", "19456", "doorsill.password.argon2-iterations", "2"),
                PASSWORD);

        assertThat(hash)
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1,keyid=p1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(new PasswordHash(hash)).hasToString("password hash ***");
    }

    @Test
    void givesEveryHashItsOwnSalt() {
        var hasher = hasher(OLD);

        assertThat(hash(hasher, PASSWORD)).isNotEqualTo(hash(hasher, PASSWORD));
    }

    @Test
    void takesComposedAndDecomposedLettersForOne() {
        var hasher = hasher(OLD);
        var hash = hash(hasher, Password.of("caf\u00e9 au lait"));

        assertThat(check(hasher, Password.of("cafe\u0301 au lait"), hash)).isEqualTo(new PasswordCheck(true, false));
    }

    @Test
    void refusesWrongPasswords() {
        var hasher = hasher(OLD);

        assertThat(check(hasher, Password.of("correct horse batterz"), hash(hasher, PASSWORD)))
                .isEqualTo(new PasswordCheck(false, false));
    }

    @Test
    void opensUnderAnOlderPepperAndAsksForANewHash() {
        var hash = hash(hasher(OLD), PASSWORD);

        assertThat(check(hasher(NEW + "," + OLD), PASSWORD, hash)).isEqualTo(new PasswordCheck(true, true));
    }

    @Test
    void opensNothingWithoutThePepper() {
        var hash = hash(hasher(OLD), PASSWORD);

        assertThat(check(hasher(NEW), PASSWORD, hash).matches()).isFalse();
        assertThat(check(hasher(NEW), PASSWORD, hash.replace("keyid=p1", "keyid=p2"))
                        .matches())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"32,1,false", "64,1,true", "32,2,true", "16,1,false"})
    void asksForANewHashWhenTodaysCostIsHigher(String memoryKib, String iterations, boolean outdated) {
        var hash = hash(hasher(OLD), PASSWORD);
        var today = hasher(
                OLD,
                "doorsill.password.argon2-memory-kib",
                memoryKib,
                "doorsill.password.argon2-iterations",
                iterations);

        assertThat(check(today, PASSWORD, hash)).isEqualTo(new PasswordCheck(true, outdated));
        assertThat(check(today, Password.of("another one"), hash).needsRehash()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "$2a$10$abcdefghijklmnopqrstuv"})
    void opensNothingThatItCannotRead(String stored) {
        assertThat(check(hasher(OLD), PASSWORD, stored)).isEqualTo(new PasswordCheck(false, false));
    }

    @Test
    void refusesWhereThereIsNoHash() {
        var refused = hasher(OLD).verify(PASSWORD, Optional.empty()).await().indefinitely();

        assertThat(refused).isEqualTo(new PasswordCheck(false, false));
    }

    @Test
    void answersOnTheContextThatAsked() throws Exception {
        var vertx = Vertx.vertx();
        try {
            var context = vertx.getOrCreateContext();
            var answeredOn = new CompletableFuture<Context>();
            var hasher = hasher(OLD);
            context.runOnContext(ignored ->
                    hasher.hash(PASSWORD).subscribe().with(hash -> answeredOn.complete(Vertx.currentContext())));

            assertThat(answeredOn.get(10, TimeUnit.SECONDS)).isSameAs(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private PasswordHasher hasher(String peppers, String... more) {
        var settings = new ArrayList<>(List.of(
                "doorsill.password.peppers",
                peppers,
                "doorsill.password.argon2-memory-kib",
                "32",
                "doorsill.password.argon2-iterations",
                "1"));
        settings.addAll(List.of(more));
        var config = Settings.of(PasswordConfig.class, settings.toArray(String[]::new));
        var pool = new HashPool(config, Traces.off(), new SimpleMeterRegistry());
        pools.add(pool);
        return new PasswordHasher(pool, new BouncyArgon2(), TestKeys.keys(), config, TestKeys.files());
    }

    private static String hash(PasswordHasher hasher, Password password) {
        return hasher.hash(password).await().indefinitely().phc();
    }

    private static PasswordCheck check(PasswordHasher hasher, Password password, String phc) {
        return hasher.verify(password, Optional.of(new PasswordHash(phc)))
                .await()
                .indefinitely();
    }
}
