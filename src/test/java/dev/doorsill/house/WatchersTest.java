package dev.doorsill.house;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.doorsill.dialect.Scrape;
import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches the service looks for what it says: rules, dashboard and page name what a running service has. */
@QuarkusTest
class WatchersTest {
    private static final Path RULES = Path.of("deploy", "observability", "prometheus", "rules.yaml");
    private static final Path DASHBOARD = Path.of("deploy", "observability", "grafana", "dashboards", "doorsill.json");
    private static final Pattern SERIES = Pattern.compile("([^{]+)(?:\\{(.*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(doorsill_\\w+)` \\| (\\w+) \\|([^|]*)\\| \\S.*\\|$");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (doorsill_\\w+) (\\w+)$");

    /** What Prometheus itself adds to what it scrapes. */
    private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job", "le");

    private final Map<String, Set<String>> said = new TreeMap<>();

    /** Everything that is counted only once it has happened. */
    @BeforeEach
    void somebodyComes() {
        var person = Visitor.withEmail();
        person.signUp("password", "Passw0rd-1").then().statusCode(200);
        person.post("/signin", Map.of("username", person.address(), "password", "wrong"));
        do {
            said.clear();
            Scrape.now().series().keySet().forEach(this::note);
        } while (!said.containsKey("doorsill_refusals_total"));
    }

    private void note(String series) {
        var parts = SERIES.matcher(series);
        assertThat(parts.matches()).as(series).isTrue();
        var labels = said.computeIfAbsent(parts.group(1), name -> new TreeSet<>());
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2)).results().forEach(label -> labels.add(label.group(1)));
        }
    }

    @Test
    void rulesAndDashboardAskForWhatIsThere() throws IOException {
        var recorded = new TreeSet<String>();
        rules().forEach(rule -> recorded.add(rule.path("record").asText()));
        var expressions = new ArrayList<String>();
        rules().forEach(rule -> expressions.add(rule.path("expr").asText()));
        for (var panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            panel.path("targets")
                    .forEach(target -> expressions.add(target.path("expr").asText()));
        }
        assertThat(expressions).hasSizeGreaterThan(40).allSatisfy(text -> {
            assertThat(new PromQl(text).selectors()).as(text).isNotEmpty();
            for (var asked : new PromQl(text).selectors()) {
                if (!recorded.contains(asked.metric()) && !asked.metric().equals("up")) {
                    assertThat(said).as(text).containsKey(asked.metric());
                    var known = new TreeSet<>(said.get(asked.metric()));
                    known.addAll(OF_PROMETHEUS);
                    assertThat(known).as(text).containsAll(asked.labels());
                }
            }
        });
    }

    @Test
    void everyAlertHasItsSectionAndEverySectionItsAlert() throws IOException {
        var alerts = rules().stream().filter(rule -> rule.has("alert")).collect(toCollection(ArrayList::new));
        for (var alert : alerts) {
            var name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
        }
        var sections = Files.readString(Path.of("docs", "runbook.md"))
                .lines()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        assertThat(alerts)
                .extracting(alert -> alert.path("alert").asText())
                .containsExactlyInAnyOrderElementsOf(sections);
    }

    @Test
    void thePageNamesEveryMetricOfTheHouse() throws IOException {
        var page = Files.readString(Path.of("docs", "metrics.md"));
        var told = new TreeMap<String, String>();
        ROW.matcher(page).results().forEach(row -> told.put(row.group(1), row.group(2) + ' ' + labels(row.group(3))));
        var seen = new TreeMap<String, String>();
        TYPE.matcher(given().get("/q/metrics").asString()).results().forEach(type -> {
            var histogram = type.group(2).equals("histogram");
            var name = type.group(1) + (type.group(2).equals("counter") ? "_total" : "");
            var labels = new TreeSet<>(said.get(histogram ? name + "_count" : name));
            if (!name.endsWith("_seconds_max")) {
                seen.put(name, type.group(2) + ' ' + labels);
            }
        });
        assertThat(told).isEqualTo(seen);
    }

    private static Set<String> labels(String cell) {
        var labels = new TreeSet<String>();
        for (var label : cell.replace("`", "").strip().split(" +")) {
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static List<JsonNode> rules() throws IOException {
        var rules = new ArrayList<JsonNode>();
        for (var group :
                new ObjectMapper(new YAMLFactory()).readTree(RULES.toFile()).path("groups")) {
            group.path("rules").forEach(rules::add);
        }
        assertThat(rules).isNotEmpty();
        return rules;
    }
}
