package dev.doorsill.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a session may be asked for. The standard ones are those of OpenID Connect Core 1.0, sections 5.4 and 11. */
public enum Scope {
    OPENID,
    PROFILE,
    USERNAME,
    EMAIL,
    PHONE,
    /** Carry a refresh token away. */
    OFFLINE_ACCESS,
    EXTERNAL_ID,
    /** What applications keep with the account. */
    EXTENDED_FIELDS,
    /** Always an empty list: there are no roles here. */
    ROLES,
    /** Always null: there is one tenant. */
    TENANT_ID;

    /** Its name on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> find(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
