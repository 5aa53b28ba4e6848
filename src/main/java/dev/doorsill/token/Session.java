package dev.doorsill.token;

import java.time.Instant;
import java.util.UUID;

/**
 * A live session, as proven by an access token: whose it is, and through which application and door it was opened, and
 * when.
 */
public record Session(UUID id, UUID accountId, String clientId, String issuer, String scope, Instant openedAt) {}
