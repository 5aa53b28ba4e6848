package dev.doorsill.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operating system a client says it runs on: for people to recognise their devices by, never for a decision. */
final class Platform {
    private static final Pattern HINT = Pattern.compile("\"([A-Za-z0-9 ]{1,32})\"");

    /** In this order: an iPhone's browser claims to be like a Mac's, and Android's to be Linux's. */
    private record Mark(String text, String platform) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("iPhone", "iOS"),
            new Mark("iPad", "iOS"),
            new Mark("HarmonyOS", "HarmonyOS"),
            new Mark("Android", "Android"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("CrOS", "Chrome OS"),
            new Mark("Linux", "Linux"));

    private Platform() {}

    /** From {@code Sec-CH-UA-Platform} (User-Agent Client Hints, section 3.6), or else from the {@code User-Agent}. */
    static Optional<String> of(@Nullable String hint, Optional<String> userAgent) {
        if (hint != null) {
            var form = HINT.matcher(hint);
            if (form.matches()) {
                return Optional.of(form.group(1));
            }
        }
        return userAgent.flatMap(text -> MARKS.stream()
                .filter(mark -> text.contains(mark.text()))
                .map(Mark::platform)
                .findFirst());
    }
}
