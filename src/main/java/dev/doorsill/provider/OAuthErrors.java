package dev.doorsill.provider;

import java.util.Set;

/** What an OAuth 2.0 provider means when it grants nothing (RFC 6749, section 5.2). */
final class OAuthErrors {
    /** The code is to blame. */
    private static final Set<String> OF_THE_CODE = Set.of("invalid_grant", "invalid_request", "bad_verification_code");

    /** Our registration is to blame, which no person can mend. Other words are not repeated: they could say anything. */
    private static final Set<String> OF_OURS = Set.of(
            "invalid_client",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            "incorrect_client_credentials",
            "redirect_uri_mismatch",
            "application_suspended");

    private OAuthErrors() {}

    static ProviderFailure of(Answer answer) {
        var word = Answer.text(answer.json(), "error").orElse("");
        if (OF_THE_CODE.contains(word)) {
            return ProviderFailure.refused(answer.provider() + " said " + word);
        }
        return ProviderFailure.unavailable(answer.provider() + (OF_OURS.contains(word) ? " said " + word : " said no"));
    }
}
