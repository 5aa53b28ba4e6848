package dev.doorsill.captcha;

import java.time.Duration;

/**
 * A task that was set.
 *
 * @param id what to bring back together with the solution
 * @param picture what to show, as a data URI (RFC 2397) without a question mark: clients append a query to it
 * @param timeToLive how long a solution counts
 */
public record Challenge(String id, String picture, Duration timeToLive) {
    @Override
    public String toString() {
        return "challenge ***";
    }
}
