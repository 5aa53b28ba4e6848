package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests as the vendor's clients write them, and the shape of the answers they read: the compatibility promise. Only
 * codes, tokens and names are put in. Never change a recording to make this pass.
 */
@QuarkusTest
class WireScenarioTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> recordings() throws IOException, URISyntaxException {
        try (var files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Path directory() throws URISyntaxException {
        return Path.of(WireScenarioTest.class.getResource("/wire/cloudbase").toURI());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void answersAsItEverDid(String recording) throws IOException, URISyntaxException {
        var story = JSON.readTree(directory().resolve(recording).toFile());
        var blanks = new Blanks();
        for (var step : story.get("steps")) {
            var answer = play(step.get("request"), blanks);
            assertThat(answer.status())
                    .as(answer.body())
                    .isEqualTo(step.get("status").asInt());
            assertThat(answer.contentType()).startsWith("application/json");
            var body = JSON.readTree(answer.body());
            assertThat(shape(body)).as(answer.body()).isEqualTo(shapeIn(step.get("answer")));
            if (step.has("equals")) {
                step.get("equals")
                        .fields()
                        .forEachRemaining(
                                field -> assertThat(body.get(field.getKey()).asText())
                                        .isEqualTo(blanks.fill(field.getValue().asText())));
            }
            blanks.learn(body);
        }
    }

    private static Answer play(JsonNode request, Blanks blanks) {
        blanks.newRequest();
        var headers = new ArrayList<String>();
        request.get("headers").fields().forEachRemaining(header -> {
            headers.add(header.getKey());
            headers.add(blanks.fill(header.getValue().asText()));
        });
        var body = blanks.fill(request.path("body").asText(""));
        return Wire.send(
                request.get("method").asText(),
                blanks.fill(request.get("path").asText()),
                body.getBytes(StandardCharsets.UTF_8),
                headers.toArray(String[]::new));
    }

    private static TreeMap<String, String> shape(JsonNode body) {
        var shape = new TreeMap<String, String>();
        body.fields().forEachRemaining(field -> shape.put(field.getKey(), type(field.getValue())));
        return shape;
    }

    private static String type(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static TreeMap<String, String> shapeIn(JsonNode recorded) {
        var shape = new TreeMap<String, String>();
        recorded.fields()
                .forEachRemaining(
                        field -> shape.put(field.getKey(), field.getValue().asText()));
        return shape;
    }

    /** What is put into a recording: fresh names, and whatever the answers have said so far. */
    private static final class Blanks {
        private final TreeMap<String, String> values = new TreeMap<>();
        private final Visitor phone = Visitor.withPhone();
        private final Visitor email = Visitor.withEmail();

        Blanks() {
            values.put("phone", phone.address());
            values.put("email", email.address());
            values.put("username", "u" + hex().substring(0, 11));
            values.put("device_id", hex());
        }

        void newRequest() {
            values.put("request_id", hex());
        }

        void learn(JsonNode body) {
            body.fields().forEachRemaining(field -> {
                if (!List.of("request_id", "username", "email").contains(field.getKey())) {
                    values.put(field.getKey(), field.getValue().asText());
                }
            });
            if (body.has("verification_id")) {
                values.put(
                        "code",
                        Stream.of(phone, email)
                                .map(Visitor::newestCode)
                                .filter(code -> code != null)
                                .findFirst()
                                .orElseThrow());
            }
        }

        String fill(String text) {
            var filled = text;
            for (var value : values.entrySet()) {
                filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            assertThat(filled).doesNotContain("{{");
            return filled;
        }

        private static String hex() {
            return java.util.UUID.randomUUID().toString().replace("-", "");
        }
    }
}
