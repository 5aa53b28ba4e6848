package dev.doorsill.provider;

import java.util.Set;

/** What an OAuth 2.0 provider means when it grants nothing (RFC 6749, section 5.2). */
final class OAuthErrors {
    /** The code is to blame; with every other word it is our registration, which no person can mend. */
    private static final Set<String> OF_THE_CODE = Set.of("invalid_grant", "invalid_request", "bad_verification_code");

    private OAuthErrors() {}

    static ProviderFailure of(Answer answer) {
        var word = Answer.errorWord(answer.json());
        return OF_THE_CODE.contains(word)
                ? ProviderFailure.refused(answer.provider() + " said " + word)
                : ProviderFailure.unavailable(answer.provider() + " said " + word);
    }
}
