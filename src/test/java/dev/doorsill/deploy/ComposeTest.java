package dev.doorsill.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be known of {@code deploy/compose.yaml} without running it. */
class ComposeTest {
    private static final Path DEPLOY = Path.of("deploy");
    /** Made by the operator. */
    private static final String KEYS = "./keys";

    private static final Set<String> OURS = Set.of("doorsill", "migration");

    private String text;
    private Manifest compose;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(DEPLOY.resolve("compose.yaml"));
        compose = Manifest.read(text).get(0);
    }

    @Test
    void everyImageIsOfANamedVersion() {
        services().forEach((name, service) -> {
            var image = String.valueOf(service.at("image"));
            assertThat(image).as(name).matches("[\\w./-]+:(\\$\\{DOORSILL_VERSION:-\\d+\\.\\d+\\.\\d+}|v?\\d[\\w.-]+)");
        });
    }

    @Test
    void everythingThatIsMountedIsThere() {
        services().forEach((name, service) -> {
            for (var volume : list(service, "volumes")) {
                var source = volume.split(":", -1)[0];
                if (source.startsWith("./") && !source.equals(KEYS)) {
                    assertThat(DEPLOY.resolve(source)).as(name).exists();
                } else if (!source.startsWith("./")) {
                    assertThat(compose.part("volumes").fields()).containsKey(source);
                }
            }
        });
    }

    @Test
    void nothingListensToTheWorld() {
        services()
                .values()
                .forEach(service -> assertThat(list(service, "ports")).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void whatCanBeLookedAfterIs() {
        services().forEach((name, service) -> {
            if (!OURS.contains(name)) {
                assertThat(list(service.part("healthcheck"), "test")).as(name).startsWith("CMD");
            }
        });
    }

    @Test
    void waitsForWhatThereIs() {
        services()
                .values()
                .forEach(service -> assertThat(services().keySet())
                        .containsAll(service.part("depends_on").fields().keySet()));
    }

    @Test
    void ourOwnWriteOnNothingAndAreToldWhatTheyKnow() {
        for (var name : OURS) {
            var service = services().get(name);
            assertThat(service.at("read_only")).isEqualTo(true);
            assertThat(list(service, "cap_drop")).containsExactly("ALL");
            assertThat(service.part("environment").fields()).allSatisfy((variable, value) -> {
                assertThat(value).isInstanceOf(String.class);
                assertThat(variable.startsWith("QUARKUS_") || KnownSettings.hasVariable(variable))
                        .as(variable)
                        .isTrue();
                assertThat(KnownSettings.isSecretVariable(variable)
                                && !value.toString().startsWith("${"))
                        .as(variable)
                        .isFalse();
            });
        }
    }

    @Test
    void itsSettingsAreSomeAndNotSecret() throws IOException {
        var settings = properties(DEPLOY.resolve("compose/settings/application.properties"));
        assertThat(settings.stringPropertyNames())
                .allMatch(name -> !name.startsWith("doorsill.") || KnownSettings.has(name))
                .noneMatch(KnownSettings::isSecret);
    }

    @Test
    void theExampleNamesWhatHasNoDefault() throws IOException {
        var asked = Pattern.compile("\\$\\{(\\w+):\\?").matcher(text).results().map(found -> found.group(1));
        assertThat(properties(DEPLOY.resolve("example.env")).stringPropertyNames())
                .containsAll(asked.toList());
    }

    /** Keys are made by one script, under the names that everything here asks for. */
    @Test
    void everyKeyFileIsMade() throws IOException {
        var script = Files.readString(DEPLOY.resolve("make-keys"));
        var named = Pattern.compile("/keys/([\\w.-]+)")
                .matcher(text + Chart.render())
                .results()
                .map(found -> found.group(1));
        assertThat(named).isNotEmpty().allMatch(file -> script.contains("keep " + file + " "));
    }

    private Map<String, Manifest> services() {
        var services = new TreeMap<String, Manifest>();
        compose.part("services")
                .fields()
                .keySet()
                .forEach(name -> services.put(name, compose.part("services").part(name)));
        return services;
    }

    private static List<String> list(Manifest part, String name) {
        return part.at(name) instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Properties properties(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties;
    }
}
