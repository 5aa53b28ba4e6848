package dev.doorsill.delivery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a gateway did not take a parcel. Its message goes to the log, so it never repeats what a server said: mail
 * servers like to quote the address.
 */
final class GatewayFailure extends RuntimeException {
    private final boolean passing;

    private GatewayFailure(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.passing = passing;
    }

    /** A failure that an immediate second attempt may not meet. */
    static GatewayFailure passing(String message) {
        return new GatewayFailure(message, true, null);
    }

    /** A failure that a second attempt would meet again. */
    static GatewayFailure lasting(String message) {
        return new GatewayFailure(message, false, null);
    }

    /** A connection that was not made or broke. Of other causes than I/O only the kind is kept. */
    static GatewayFailure broken(GatewayKind kind, Throwable cause) {
        return new GatewayFailure(
                kind + " gateway: " + cause.getClass().getSimpleName(),
                true,
                cause instanceof IOException ? cause : null);
    }

    boolean isPassing() {
        return passing;
    }
}
