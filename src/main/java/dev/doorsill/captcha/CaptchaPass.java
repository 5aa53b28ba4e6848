package dev.doorsill.captcha;

import java.util.Optional;

/**
 * How a caller stands to captchas.
 *
 * @param askable whether one can be asked for at all: who cannot be shown one must wait instead
 * @param token what an earlier one earned
 */
public record CaptchaPass(boolean askable, Optional<CaptchaToken> token) {
    private static final CaptchaPass UNASKABLE = new CaptchaPass(false, Optional.empty());

    /** Of a caller whose dialect has no captchas. */
    public static CaptchaPass unaskable() {
        return UNASKABLE;
    }

    /** Of a caller whose dialect has captchas. */
    public static CaptchaPass showing(Optional<CaptchaToken> token) {
        return new CaptchaPass(true, token);
    }
}
