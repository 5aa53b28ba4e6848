package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.doorsill.verification.Verifications.Sent;

/** A code is on its way; {@code is_user} tells the SDK whether to sign in or up with it. */
record VerificationResponse(
        @JsonProperty("verification_id") String verificationId,
        @JsonProperty("expires_in") long expiresIn,
        @JsonProperty("is_user") boolean isUser) {
    static VerificationResponse of(Sent sent) {
        return new VerificationResponse(sent.id(), sent.timeToLive().toSeconds(), sent.known());
    }
}
