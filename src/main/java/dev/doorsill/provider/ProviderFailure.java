package dev.doorsill.provider;

/**
 * Why a provider did not vouch for somebody. Its message goes to the log, so it never repeats what a provider or a
 * client said.
 */
final class ProviderFailure extends RuntimeException {
    private enum Kind {
        REFUSAL,
        USELESS_ANSWER,
        OUTAGE,
        NOT_ASKED
    }

    private final Kind kind;

    private ProviderFailure(String message, Kind kind) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** The provider does not know the person by what was brought, or what it says is not to be believed. */
    static ProviderFailure refused(String message) {
        return new ProviderFailure(message, Kind.REFUSAL);
    }

    /** The provider did not answer as it should: nothing is known of the person. */
    static ProviderFailure unavailable(String message) {
        return new ProviderFailure(message, Kind.USELESS_ANSWER);
    }

    /** The provider did not answer, or said that it cannot. */
    static ProviderFailure outage(String message) {
        return new ProviderFailure(message, Kind.OUTAGE);
    }

    /** The provider was not asked, for it did not answer lately. */
    static ProviderFailure notAsked(String message) {
        return new ProviderFailure(message, Kind.NOT_ASKED);
    }

    boolean isRefusal() {
        return kind == Kind.REFUSAL;
    }

    boolean isOutage() {
        return kind == Kind.OUTAGE;
    }

    boolean isNotAsked() {
        return kind == Kind.NOT_ASKED;
    }

    /** Whether a provider failed, and refused nobody. */
    static boolean isUnavailability(Throwable failure) {
        return failure instanceof ProviderFailure known && !known.isRefusal();
    }
}
