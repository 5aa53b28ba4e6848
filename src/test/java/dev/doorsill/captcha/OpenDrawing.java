package dev.doorsill.captcha;

import dev.doorsill.security.Keys;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Draws like the service's own, and remembers what. Tests read from it what people read from the picture. */
@Mock
@Singleton
public class OpenDrawing extends Drawing {
    private final Map<String, String> letters = new ConcurrentHashMap<>();

    public OpenDrawing(Keys keys) {
        super(keys);
    }

    @Override
    String of(String drawn) {
        var svg = super.of(drawn);
        letters.put(svg, drawn);
        return svg;
    }

    /** The letters of a picture that was sent. */
    public String read(String dataUri) {
        var svg = new String(
                Base64.getDecoder().decode(dataUri.replaceFirst("^data:image/svg\\+xml;base64,", "")),
                StandardCharsets.UTF_8);
        return Objects.requireNonNull(letters.get(svg));
    }

    /** Something that could have been drawn but was not. */
    public String misread(String dataUri) {
        var right = read(dataUri);
        return (right.startsWith("A") ? "C" : "A") + right.substring(1);
    }
}
