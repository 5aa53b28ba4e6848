package dev.doorsill.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static final int MAX_BYTES = 65_536;

    @Test
    void readsTexts() {
        var body = parse("{\"a\":\"x\",\"empty\":\"\",\"nothing\":null,\"astral\":\"\\ud842\\udfb7\"}");

        assertThat(body.text("a", 1)).contains("x");
        assertThat(body.text("empty", 1)).contains("");
        assertThat(body.filledText("empty", 1)).isEmpty();
        assertThat(body.text("nothing", 1)).isEmpty();
        assertThat(body.has("nothing")).isFalse();
        assertThat(body.text("astral", 2)).contains("𠮷");
        assertThat(body.text("missing", 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n\t", "{}", " {} "})
    void takesNothingForAnEmptyObject(String text) {
        assertThat(parse(text).has("a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "null",
                "1",
                "\"a\"",
                "true",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\n\"}",
                "a=b",
                "/* */{}",
                "{\"a\":\"\\x\"}",
                "\ufeff{}",
                "{\"a\" 1}",
                "--b\r\nContent-Disposition: form-data\r\n"
            })
    void refusesWhatIsNoJsonObject(String text) {
        assertThat(catchThrowableOfType(Problem.class, () -> parse(text)).reason())
                .contains(Reason.JSON_EXPECTED);
    }

    @ParameterizedTest
    @CsvSource({"31, true", "32, false", "2000, false", "30000, false"})
    void boundsTheDepth(int arrays, boolean taken) {
        var text = "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
        if (taken) {
            assertThat(parse(text).has("a")).isTrue();
        } else {
            assertThat(catchThrowableOfType(Problem.class, () -> parse(text)).reason())
                    .contains(Reason.JSON_TOO_DEEP);
        }
    }

    @Test
    void boundsTheLengthOfNumbers() {
        assertThat(catchThrowableOfType(Problem.class, () -> parse("{\"a\":" + "9".repeat(10_000) + "}"))
                        .code())
                .isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @Test
    void boundsTheSizeInBytes() {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(JsonBody.parse(body, 2).has("a")).isFalse();
        var problem = catchThrowableOfType(Problem.class, () -> JsonBody.parse(body, 1));
        assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udfb7\\ud842"})
    void refusesTextThatCannotBeStored(String escaped) {
        var body = parse("{\"a\":\"" + escaped + "\"}");
        assertThat(catchThrowableOfType(Problem.class, () -> body.text("a", 9)).reason())
                .contains(Reason.FIELD_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "{}", "[]", "[\"a\"]", "1e400"})
    void refusesOtherTypes(String value) {
        var body = parse("{\"a\":" + value + "}");
        assertThat(catchThrowableOfType(Problem.class, () -> body.text("a", 9)).reason())
                .contains(Reason.FIELD_TYPE);
    }

    @Test
    void readsObjectsInsideByTheirPath() {
        var inner = parse("{\"a\":{\"b\":{\"yes\":true,\"c\":1}},\"gone\":null}")
                .requiredObject("a")
                .requiredObject("b");

        assertThat(inner.flag("yes")).contains(true);
        assertThat(parse("{\"gone\":null}").object("gone")).isEmpty();
        assertThat(complaint(() -> inner.text("c", 1)).arguments()).startsWith("a.b.c");
        assertThat(complaint(() -> inner.requiredText("d", 1)).arguments()).containsExactly("a.b.d");
        assertThat(complaint(() -> inner.requiredObject("e")).arguments()).containsExactly("a.b.e");
        assertThat(complaint(() -> inner.flag("c")).reason()).contains(Reason.FIELD_TYPE);
        assertThat(complaint(() -> inner.object("c")).reason()).contains(Reason.FIELD_TYPE);
    }

    @Test
    void readsFreeObjectsAsTheyAre() {
        var map = parse("{\"a\":{\"n\":22,\"d\":1.5,\"t\":\"x\",\"no\":null,\"l\":[1,{\"\":true}]}}")
                .map("a", 100);
        assertThat(map.orElseThrow())
                .containsEntry("n", 22)
                .containsEntry("d", 1.5)
                .containsEntry("t", "x")
                .containsEntry("no", null)
                .containsEntry("l", List.of(1, Map.of("", true)));
        assertThat(parse("{}").map("a", 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"x\":\"\\u0000\"}', FIELD_CHARACTERS",
        "'{\"x\":[[\"\\ud800\"]]}', FIELD_CHARACTERS",
        "'{\"x\":{\"\\u0000\":1}}', FIELD_CHARACTERS",
        "'{\"x\":[1e400]}', FIELD_TYPE",
        "[], FIELD_TYPE",
        "'\"{}\"', FIELD_TYPE",
        "'{\"x\":\"0123456789012345678901234567890123456789\"}', FIELD_TOO_LONG",
    })
    void refusesFreeObjectsThatCannotBeStored(String value, Reason reason) {
        var body = parse("{\"a\":" + value + "}");
        assertThat(complaint(() -> body.map("a", 40)).reason()).contains(reason);
    }

    private static Problem complaint(ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call);
    }

    @Property
    void answersAnyBytesWithABodyOrAProblem(@ForAll byte[] bytes) {
        assertThat(read(bytes).isPresent()).isIn(true, false);
    }

    @Property
    void answersAnythingLikeJsonWithABodyOrAProblem(@ForAll("nearlyJson") String text) {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).isPresent()).isIn(true, false);
    }

    @Property
    void readsBackAnyTextOrComplainsOfIt(@ForAll String text) {
        var body = parse("{\"a\":" + quoted(text) + "}");
        var storable =
                text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        if (storable) {
            assertThat(body.text("a", text.length())).contains(text);
        } else {
            assertThat(catchThrowableOfType(Problem.class, () -> body.text("a", text.length())))
                    .isNotNull();
        }
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", "\"", "a", ":", ",", "1", "-", "null", "true", "\\u", "d800", " ", ".")
                .list()
                .ofMaxSize(40)
                .map(pieces -> "{\"a\":" + String.join("", pieces));
    }

    private static Optional<JsonBody> read(byte[] bytes) {
        try {
            return Optional.of(JsonBody.parse(bytes, MAX_BYTES));
        } catch (Problem refused) {
            return Optional.empty();
        }
    }

    private static JsonBody parse(String text) {
        return JsonBody.parse(text.getBytes(StandardCharsets.UTF_8), MAX_BYTES);
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(unit -> json.append(String.format("\\u%04x", unit)));
        return json.append('"').toString();
    }
}
