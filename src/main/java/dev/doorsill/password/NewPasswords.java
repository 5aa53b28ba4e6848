package dev.doorsill.password;

import dev.doorsill.account.NewPassword;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.security.Password;
import dev.doorsill.security.PasswordHasher;
import dev.doorsill.security.PasswordPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;

/** Judges and hashes passwords that are about to be stored. */
@Singleton
class NewPasswords {
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;

    NewPasswords(PasswordPolicy policy, PasswordHasher hasher) {
        this.policy = policy;
        this.hasher = hasher;
    }

    void checkLength(Password password) {
        policy.checkLength(password);
    }

    /** Fails with {@code PASSWORD_UNACCEPTABLE} or {@code OVERLOADED}. */
    Uni<NewPassword> prepare(Password password, Collection<? extends Identifier> own) {
        return policy.check(password, own)
                .chain(strength -> hasher.hash(password).map(hash -> new NewPassword(hash, strength)));
    }
}
