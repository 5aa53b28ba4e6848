package dev.doorsill.captcha;

/** What a solved captcha earned, as its owner shows it. Prints only a mask. */
public record CaptchaToken(String text) {
    @Override
    public String toString() {
        return "captcha token ***";
    }
}
