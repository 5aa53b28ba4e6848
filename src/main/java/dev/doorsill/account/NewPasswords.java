package dev.doorsill.account;

import dev.doorsill.identifier.Identifier;
import dev.doorsill.security.Password;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.security.PasswordPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Judges and hashes passwords that are about to be stored. */
@Singleton
public class NewPasswords {
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;

    NewPasswords(PasswordPolicy policy, PasswordHasher hasher) {
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
        return policy.check(password, own)
                .chain(strength -> hasher.hash(password).map(hash -> new NewPassword(hash, strength)));
    }
}
