package dev.doorsill.limit;

import dev.doorsill.identifier.Address;

/**
 * A message about to be sent.
 *
 * @param recipient whom to
 * @param from who asked
 * @param clientId through which application
 */
public record Sending(Address recipient, ClientAddress from, String clientId) {}
