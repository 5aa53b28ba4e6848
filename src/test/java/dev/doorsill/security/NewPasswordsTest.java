package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewPasswordsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PasswordConfig config = Settings.of(
            PasswordConfig.class,
            "doorsill.password.peppers",
            "p1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "doorsill.password.argon2-memory-kib",
            "64",
            "doorsill.password.hash-threads",
            "1");
    private final HashPool pool = new HashPool(config, Traces.off(), meters);
    private final PasswordHasher hasher =
            new PasswordHasher(pool, new BouncyArgon2(), TestKeys.keys(), config, TestKeys.files());
    private final NewPasswords newPasswords = new NewPasswords(pool, new PasswordPolicy(config), hasher);

    @AfterEach
    void stop() {
        pool.finish();
    }

    @Test
    void judgesAndHashesInOnePieceOfWork() {
        var password = Password.of("k7Qz!v9tLw");

        var prepared = newPasswords.prepare(password, List.of()).await().indefinitely();

        assertThat(done()).isEqualTo(1);
        assertThat(hasher.verify(password, Optional.of(prepared.hash()))
                        .await()
                        .indefinitely()
                        .matches())
                .isTrue();
    }

    @Test
    void refusesWhatIsTooShortWithoutAnyWork() {
        assertThat(refused("short").code()).isEqualTo(ProblemCode.PASSWORD_UNACCEPTABLE);
        assertThat(done()).isZero();
    }

    @Test
    void refusesWhatIsCommon() {
        assertThat(refused("password123").code()).isEqualTo(ProblemCode.PASSWORD_UNACCEPTABLE);
        assertThat(done()).isEqualTo(1);
    }

    private Problem refused(String password) {
        return catchThrowableOfType(
                Problem.class,
                () -> newPasswords
                        .prepare(Password.of(password), List.of())
                        .await()
                        .indefinitely());
    }

    private double done() {
        return meters.get("doorsill.hash.done").counter().count();
    }
}
