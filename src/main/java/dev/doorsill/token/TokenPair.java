package dev.doorsill.token;

import java.time.Duration;
import java.util.UUID;

/** What the person carries away. Prints only a mask. */
public record TokenPair(
        String accessToken, String refreshToken, Duration expiresIn, String subject, String scope, UUID sessionId) {
    @Override
    public String toString() {
        return "tokens of " + subject;
    }
}
