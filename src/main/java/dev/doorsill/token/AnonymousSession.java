package dev.doorsill.token;

import java.util.UUID;

/**
 * The session of somebody who has not said who they are, as its access token tells. Whether it is still live, and the
 * account still anonymous, is for the statement to say that makes the account somebody's.
 */
public record AnonymousSession(UUID id, UUID accountId) {
    /** The scope of anonymous sessions. */
    public static final String SCOPE = "anonymous";
}
