package dev.doorsill.token;

import java.util.UUID;

/** What an ID token tells of the session it came with, whatever its age: enough to end it. */
public record IdTokenHint(UUID sessionId, String clientId) {}
