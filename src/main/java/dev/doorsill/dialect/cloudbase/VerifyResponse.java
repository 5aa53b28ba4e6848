package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.doorsill.passcode.Passcodes.ProofToken;

/** A proven address. */
record VerifyResponse(
        @JsonProperty("verification_token") String verificationToken,
        @JsonProperty("expires_in") long expiresIn) {
    static VerifyResponse of(ProofToken token) {
        return new VerifyResponse(token.text(), token.timeToLive().toSeconds());
    }
}
