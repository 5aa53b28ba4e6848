package dev.doorsill.house;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What an expression of Prometheus' query language asks for; how it is to be computed is not looked at. */
record PromQl(String text) {
    private static final Pattern SELECTOR =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{([^}]*)})?(?!\\s*\\(|[a-zA-Z0-9_:])");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    /** A metric, and the labels that are looked at. */
    record Selector(String metric, Set<String> labels) {}

    /** The metrics; the labels that are grouped by are said of all. */
    Set<Selector> selectors() {
        var grouped = new TreeSet<String>();
        var rest = GROUPING.matcher(text).replaceAll(group -> {
            for (var label : group.group(1).split(",")) {
                grouped.add(label.strip());
            }
            return " ";
        });
        var unquoted = rest.replaceAll("\"[^\"]*\"", "\"\"").replaceAll("\\[[^\\]]*]", "");
        var selectors = new java.util.LinkedHashSet<Selector>();
        SELECTOR.matcher(unquoted)
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .forEach(found -> {
                    var labels = new TreeSet<>(grouped);
                    if (found.group(2) != null) {
                        MATCHER.matcher(found.group(2)).results().forEach(label -> labels.add(label.group(1)));
                    }
                    selectors.add(new Selector(found.group(1), labels));
                });
        return selectors;
    }
}
