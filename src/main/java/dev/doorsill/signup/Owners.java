package dev.doorsill.signup;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.delivery.Courier;
import dev.doorsill.delivery.Message;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.identifier.Address;
import dev.doorsill.limit.Limits;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Tells the owner of an address, now and then, that somebody tried to open an account with it again. */
@Singleton
class Owners {
    private final Limits limits;
    private final Courier courier;
    private final BackgroundLane background;

    Owners(Limits limits, Courier courier, BackgroundLane background) {
        this.limits = limits;
        this.courier = courier;
        this.background = background;
    }

    /** Returns at once; the notice is a courtesy. */
    void tell(Address address, Locale locale) {
        background.run(
                "owner told",
                () -> limits.mayNotify(address)
                        .chain(may -> may
                                ? courier.send(Message.notice(address, MessagePurpose.ACCOUNT_EXISTS, locale))
                                : Uni.createFrom().voidItem()));
    }
}
