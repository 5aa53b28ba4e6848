package dev.doorsill.limit;

import dev.doorsill.identifier.Address;

/**
 * A message about to be sent.
 *
 * @param recipient whom to, by the address that is counted
 * @param purpose what the message is for: the next one for another purpose need not wait for it
 * @param from who asked
 * @param clientId through which application
 */
public record Sending(Address recipient, String purpose, ClientAddress from, String clientId) {}
