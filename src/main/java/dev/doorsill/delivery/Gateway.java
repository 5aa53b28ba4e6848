package dev.doorsill.delivery;

import io.vertx.core.Future;

/**
 * A way out of the house.
 *
 * <p>Answers with a {@link Future} and not a {@code Uni}, because whoever stops waiting must not stop the work: a
 * transport cut off half-way would keep its connection for ever.
 */
interface Gateway {
    GatewayKind kind();

    /** Hands the parcel over. Fails with {@link GatewayFailure}; never keeps a silent connection. */
    Future<Void> deliver(Parcel parcel);
}
