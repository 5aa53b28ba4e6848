package dev.doorsill.provider;

import dev.doorsill.identifier.ExternalIdentity;
import java.util.regex.Pattern;

/** Reads the names that providers give people. */
final class Subjects {
    /** OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. Those that cannot be seen are left out. */
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private Subjects() {}

    /** The identity; fails with {@link ProviderFailure} if the provider's name for the person is none. */
    static ExternalIdentity identity(Registration registration, String issuer, String subject) {
        if (!SUBJECT.matcher(subject).matches()) {
            throw ProviderFailure.refused(registration + " names people in a way that cannot be told apart");
        }
        return new ExternalIdentity(registration.id(), issuer, subject);
    }
}
