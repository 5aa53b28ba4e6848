package dev.doorsill.delivery;

import java.util.Optional;

/**
 * A message with its words, ready to go.
 *
 * @param id one per message and the same in every attempt, so that a receiver can drop doubles
 * @param text the whole message as plain text
 * @param letter what only an e-mail has
 */
record Parcel(String id, Message message, String text, Optional<Letter> letter) {
    record Letter(String subject, String html) {}

    @Override
    public String toString() {
        return "parcel " + id + " with " + message;
    }
}
