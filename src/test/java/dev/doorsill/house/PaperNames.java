package dev.doorsill.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names between backticks on a page that are names of something here: classes ({@code Limits},
 * {@code oidc.TokenScenarioTest}), tests ({@code LimitsTest#sendsNothingWithoutRedis}) and settings
 * ({@code doorsill.limit.enabled}; {@code doorsill.limit.*} is any of them).
 */
final class PaperNames {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("((?:[a-z]+\\.)*[A-Z](?=\\w*[a-z])\\w*)(?:#(\\w+))?");
    private static final Pattern SETTING = Pattern.compile("doorsill\\.[a-z0-9.\"<>-]+\\*?|doorsill\\.\\*");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(doorsill\\.[^`]+)`");

    private final List<Path> sources;
    private final List<String> settings;

    PaperNames(Path settings, Path... sourceRoots) {
        this.sources = Stream.of(sourceRoots).flatMap(PaperNames::sourcesUnder).toList();
        this.settings =
                ROW.matcher(read(settings)).results().map(row -> row.group(1)).toList();
    }

    /** Those that name nothing, or more than one thing. */
    List<String> unknown(String page) {
        return QUOTED.matcher(FENCED.matcher(page).replaceAll(""))
                .results()
                .map(quoted -> quoted.group(1))
                .filter(Predicate.not(this::isKnown))
                .distinct()
                .toList();
    }

    private boolean isKnown(String name) {
        if (SETTING.matcher(name).matches()) {
            return settings.stream().anyMatch(setting -> isMeant(setting, name));
        }
        var type = CLASS.matcher(name);
        if (!type.matches()) {
            return true;
        }
        var end = "/" + type.group(1).replace('.', '/') + ".java";
        var found = sources.stream()
                .filter(source -> ("/" + source).replace('\\', '/').endsWith(end))
                .toList();
        return found.size() == 1 && (type.group(2) == null || declares(read(found.get(0)), type.group(2)));
    }

    private static boolean isMeant(String setting, String name) {
        return name.endsWith("*") ? setting.startsWith(name.substring(0, name.length() - 1)) : setting.equals(name);
    }

    private static boolean declares(String source, String method) {
        return Pattern.compile("\\n    (?:static )?\\w[\\w<>\\[\\] ]* " + method + "\\(")
                .matcher(source)
                .find();
    }

    private static Stream<Path> sourcesUnder(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
