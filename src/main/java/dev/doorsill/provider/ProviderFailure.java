package dev.doorsill.provider;

/**
 * Why a provider did not vouch for somebody. Its message goes to the log, so it never repeats what a provider or a
 * client said.
 */
final class ProviderFailure extends RuntimeException {
    private final boolean refusal;

    private ProviderFailure(String message, boolean refusal) {
        super(message, null, false, false);
        this.refusal = refusal;
    }

    /** The provider does not know the person by what was brought, or what it says is not to be believed. */
    static ProviderFailure refused(String message) {
        return new ProviderFailure(message, true);
    }

    /** The provider did not answer, or not as it should: nothing is known of the person. */
    static ProviderFailure unavailable(String message) {
        return new ProviderFailure(message, false);
    }

    boolean isRefusal() {
        return refusal;
    }

    /** Whether a provider failed, and refused nobody. */
    static boolean isUnavailability(Throwable failure) {
        return failure instanceof ProviderFailure known && !known.isRefusal();
    }
}
