package dev.doorsill.house;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a migration may do while the release before it serves on the same tables: add, and nothing that the older code
 * reads or leaves out. A statement that takes away says since which release nobody reads it: {@code -- Unread since 1.2.0.}
 */
final class MigrationRules {
    private static final Pattern END = Pattern.compile(";[ \\t]*(?:\\R|$)");
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern UNREAD = Pattern.compile("-- Unread since (\\d+\\.\\d+\\.\\d+)\\.");

    /** By what is wrong. */
    private static final Map<String, Pattern> TAKES_AWAY = Map.of(
            "drops", Pattern.compile("\\bDROP (?!NOT NULL|DEFAULT)"),
            "renames", Pattern.compile("\\bRENAME\\b"),
            "changes a type", Pattern.compile("\\bALTER (COLUMN )?\\S+ (SET DATA )?TYPE\\b"),
            "refuses rows of the older code", Pattern.compile("\\bSET NOT NULL\\b"),
            "empties a table", Pattern.compile("\\b(TRUNCATE|DELETE FROM)\\b"));

    private static final Pattern NEW_COLUMN = Pattern.compile("\\bADD COLUMN[^,]*\\bNOT NULL\\b[^,]*");
    private static final Pattern BRINGS_ROWS = Pattern.compile("\\bINSERT INTO\\b");

    private final Predicate<String> released;

    /** @param released whether there is a release of that number */
    MigrationRules(Predicate<String> released) {
        this.released = released;
    }

    /** What is wrong with a migration; empty if nothing is. */
    List<String> faults(String migration) {
        return END.splitAsStream(migration).flatMap(this::faultsOfOne).toList();
    }

    private Stream<String> faultsOfOne(String statement) {
        var code = COMMENT.matcher(statement)
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
        var unread = UNREAD.matcher(statement);
        var takenAway = unread.find() && released.test(unread.group(1))
                ? Stream.<String>empty()
                : TAKES_AWAY.entrySet().stream()
                        .filter(rule -> rule.getValue().matcher(code).find())
                        .map(rule -> rule.getKey() + ": " + code);
        return Stream.concat(takenAway, Stream.concat(unfilledColumns(code), rows(code)));
    }

    /** The older code's INSERT does not name it. */
    private static Stream<String> unfilledColumns(String code) {
        return NEW_COLUMN
                .matcher(code)
                .results()
                .map(found -> found.group())
                .filter(column -> !column.contains("DEFAULT") && !column.contains("GENERATED"))
                .map(column -> "refuses rows of the older code: " + column);
    }

    /** Nobody has an account here by default. */
    private static Stream<String> rows(String code) {
        return BRINGS_ROWS.matcher(code).find() ? Stream.of("brings rows: " + code) : Stream.empty();
    }
}
