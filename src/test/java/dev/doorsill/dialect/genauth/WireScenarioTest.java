package dev.doorsill.dialect.genauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return Path.of(WireScenarioTest.class.getResource("/wire/genauth").toURI());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void answersAsItEverDid(String recording) throws IOException, URISyntaxException {
        var story = JSON.readTree(directory().resolve(recording).toFile());
        var blanks = new Blanks();
        for (var step : story.get("steps")) {
            var answer = play(step.get("request"), blanks);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.contentType()).startsWith("application/json");
            var body = JSON.readTree(answer.body());
            assertThat(body.get("statusCode").isInt()).isTrue();
            assertThat(body.get("statusCode")).as(answer.body()).isEqualTo(step.get("statusCode"));
            assertThat(body.get("apiCode")).as(answer.body()).isEqualTo(step.get("apiCode"));
            assertThat(shape(body.path("data"))).as(answer.body()).isEqualTo(words(step.path("data")));
            blanks.learn(body.path("data"), step.get("request").get("path").asText());
        }
    }

    private static Answer play(JsonNode request, Blanks blanks) {
        var call = given();
        request.get("headers")
                .fields()
                .forEachRemaining(header -> call.header(
                        header.getKey(), blanks.fill(header.getValue().asText())));
        var body = blanks.fill(request.get("body").asText());
        if (!body.isEmpty()) {
            call.body(body);
        }
        return Answer.of(call.request(
                Method.valueOf(request.get("method").asText()),
                request.get("path").asText()));
    }

    private static TreeMap<String, String> shape(JsonNode data) {
        var shape = new TreeMap<String, String>();
        data.fields()
                .forEachRemaining(field -> shape.put(
                        field.getKey(),
                        field.getValue().isIntegralNumber()
                                ? "integer"
                                : field.getValue().getNodeType().name().toLowerCase(Locale.ROOT)));
        return shape;
    }

    private static TreeMap<String, String> words(JsonNode recorded) {
        var words = new TreeMap<String, String>();
        recorded.fields()
                .forEachRemaining(
                        field -> words.put(field.getKey(), field.getValue().asText()));
        return words;
    }

    /** What is put into a recording: fresh names, and whatever the answers have said so far. */
    private static final class Blanks {
        private final TreeMap<String, String> values = new TreeMap<>();
        private final Guest guest = new Guest();

        Blanks() {
            values.put("phone", guest.phone);
            values.put("email", guest.email);
            values.put("username", guest.username);
        }

        void learn(JsonNode data, String path) {
            for (var name : new String[] {"access_token", "passwordResetToken"}) {
                if (data.has(name)) {
                    values.put(name, data.get(name).asText());
                }
            }
            if (path.endsWith("/send-email")) {
                values.put("code", Guest.newestCode(guest.email));
            }
            if (path.endsWith("/send-sms")) {
                values.put("code", Guest.newestCode(guest.phone));
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
    }
}
