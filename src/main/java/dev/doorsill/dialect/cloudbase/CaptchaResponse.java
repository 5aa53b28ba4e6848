package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.doorsill.captcha.Challenge;

/** A picture to answer. */
record CaptchaResponse(
        String data,
        String type,
        String token,
        @JsonProperty("expires_in") long expiresIn) {
    static CaptchaResponse of(Challenge challenge) {
        return new CaptchaResponse(
                challenge.picture(),
                "image",
                challenge.id(),
                challenge.timeToLive().toSeconds());
    }
}
