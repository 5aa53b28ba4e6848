package dev.doorsill.captcha;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.Keys;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The built-in task: letters to read from a drawing, in whatever case they are typed. */
@Singleton
@DefaultBean
class DrawnLetters implements CaptchaProvider {
    private static final int ID_BYTES = 16;
    private static final int MOST_LETTERS = 8;

    private final Keys keys;
    private final Drawing drawing;
    private final RedisChallenges challenges;
    private final CaptchaConfig config;

    DrawnLetters(Keys keys, Drawing drawing, RedisChallenges challenges, CaptchaConfig config) {
        if (config.length() < 1 || config.length() > MOST_LETTERS) {
            throw new IllegalArgumentException("doorsill.captcha.length must be 1 to " + MOST_LETTERS);
        }
        this.keys = keys;
        this.drawing = drawing;
        this.challenges = challenges;
        this.config = config;
    }

    @Override
    public Uni<Challenge> issue(Asker asker) {
        var id = Encoding.base64Url(keys.random(ID_BYTES));
        var letters = letters();
        var challenge = new Challenge(id, dataUri(drawing.of(letters)), config.timeToLive());
        return challenges.open(asker, id, letters).replaceWith(challenge);
    }

    @Override
    public Uni<Boolean> solve(Asker asker, String challengeId, String solution) {
        return challenges.answer(asker, challengeId, solution.strip().toUpperCase(Locale.ROOT));
    }

    private String letters() {
        var letters = new StringBuilder();
        for (var i = 0; i < config.length(); i++) {
            letters.append(Glyphs.ALPHABET.charAt(keys.randomBelow(Glyphs.ALPHABET.length())));
        }
        return letters.toString();
    }

    private static String dataUri(String svg) {
        return "data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.US_ASCII));
    }
}
