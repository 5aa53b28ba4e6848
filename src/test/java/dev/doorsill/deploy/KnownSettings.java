package dev.doorsill.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The settings of the house by {@code docs/settings.md}, which a test keeps to what the code reads. */
final class KnownSettings {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(doorsill\\.[^`]+)` \\|.*?\\|[^|]*\\|(.*)\\|$");
    private static final List<String> NAMES = names(false);
    private static final List<String> SECRET = names(true);

    private KnownSettings() {}

    private static List<String> names(boolean secretOnly) {
        try {
            return ROW.matcher(Files.readString(Path.of("docs", "settings.md")))
                    .results()
                    .filter(row -> !secretOnly
                            || row.group(2).contains("Secret.")
                            || row.group(1).endsWith("secret"))
                    .map(row -> row.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a setting; an id of an application or a provider may be any. */
    static boolean has(String name) {
        return NAMES.stream().anyMatch(known -> matches(known, name));
    }

    /** Whether its value is nobody's business. */
    static boolean isSecret(String name) {
        return name.endsWith("password") || SECRET.stream().anyMatch(known -> matches(known, name));
    }

    private static boolean matches(String known, String name) {
        return Pattern.matches(Pattern.quote(known).replaceAll("\"<[a-z]+>\"", "\\\\E(\"[^\"]+\"|[^.\"]+)\\\\Q"), name);
    }

    /** Whether a variable of the environment stands for a setting, with no id in it. */
    static boolean hasVariable(String variable) {
        return NAMES.stream().map(KnownSettings::variable).anyMatch(variable::equals);
    }

    static boolean isSecretVariable(String variable) {
        return variable.endsWith("PASSWORD")
                || SECRET.stream().map(KnownSettings::variable).anyMatch(variable::equals);
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
