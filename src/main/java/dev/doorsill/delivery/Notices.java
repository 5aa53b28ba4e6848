package dev.doorsill.delivery;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.identifier.Address;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Tells owners what was done to their account, off the answer path. Not counted among the messages of a day: whoever
 * takes an account over could use those up before, and each such change takes a proof, which is counted.
 */
@Singleton
public class Notices {
    private final Courier courier;
    private final BackgroundLane background;

    Notices(Courier courier, BackgroundLane background) {
        this.courier = courier;
        this.background = background;
    }

    /** Returns at once; a notice that cannot be delivered is lost. */
    public void tell(Address address, MessagePurpose purpose, Locale locale) {
        background.run("owner told", () -> courier.send(Message.notice(address, purpose, locale)));
    }
}
