package dev.doorsill.token;

import java.time.Duration;

/** What shows, for a while, that a session's owner has shown again who they are. Prints nothing of itself. */
public record ReauthenticationToken(String text, Duration timeToLive) {
    @Override
    public String toString() {
        return "reauthentication token ***";
    }
}
