package dev.doorsill.security;

import dev.doorsill.identifier.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;

/** Judges and hashes passwords that are about to be stored: one piece of work, for which one waits once. */
@Singleton
public class NewPasswords {
    private static final Duration FIRST_GUESS = Duration.ofMillis(55);

    private final HashPool pool;
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final Pace pace = new Pace(FIRST_GUESS);

    NewPasswords(HashPool pool, PasswordPolicy policy, PasswordHasher hasher) {
        this.pool = pool;
        this.policy = policy;
        this.hasher = hasher;
    }

    /** Judges the length alone, at once; fails with {@code PASSWORD_UNACCEPTABLE}. */
    public void checkLength(Password password) {
        policy.checkLength(password);
    }

    /**
     * Judges and hashes.
     *
     * @param own the person's names and addresses, which the password may not be made of
     * @return fails with {@code PASSWORD_UNACCEPTABLE} or {@code OVERLOADED}
     */
    public Uni<NewPassword> prepare(Password password, Collection<? extends Identifier> own) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> policy.checkLength(password))
                .chain(() -> pool.submit(pace, () -> {
                    var strength = policy.judge(password, own);
                    return new NewPassword(hasher.derive(password), strength);
                }));
    }
}
