package dev.doorsill.dialect.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.doorsill.account.Account;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * How well an account is guarded, in the vendor's words.
 *
 * @param securityScore of 100: 20 for each level of the password, 20 for each proven address
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record SecurityInfo(
        @Nullable Integer passwordSecurityLevel,
        boolean mfaEnrolled,
        boolean passwordSet,
        boolean emailBinded,
        boolean phoneBinded,
        int securityScore) {
    private static final int STEP = 20;

    static SecurityInfo of(Account account) {
        var level = UserResponse.level(account.passwordStrength);
        var score = STEP
                * ((level == null ? 0 : level) + (account.emailVerified ? 1 : 0) + (account.phoneVerified ? 1 : 0));
        return new SecurityInfo(
                level, false, account.passwordHash != null, account.emailVerified, account.phoneVerified, score);
    }
}
