package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.doorsill.captcha.Captchas.Earned;

/** What the right answer to a picture earns. */
record CaptchaTokenResponse(
        @JsonProperty("captcha_token") String captchaToken,
        @JsonProperty("expires_in") long expiresIn) {
    static CaptchaTokenResponse of(Earned earned) {
        return new CaptchaTokenResponse(
                earned.token().text(), earned.timeToLive().toSeconds());
    }
}
