package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every endpoint that takes a body answers to one that cannot be read: in shape, and changing nothing. */
@QuarkusTest
class BodyScenarioTest {
    static final List<String> ENDPOINTS = List.of(
            "/verification",
            "/verification/verify",
            "/signup",
            "/signin",
            "/signin/with/provider",
            "/token",
            "/revoke",
            "/user/signout");

    @Inject
    Census census;

    /** A body by name, and what becomes of it. */
    record Body(String name, byte[] bytes, Refusal refusal) {
        static Body of(String text) {
            var name = text.length() > 30 ? text.substring(0, 30) + "…" : text;
            return new Body(name, text.getBytes(StandardCharsets.UTF_8), Refusal.INVALID_ARGUMENT);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Body> bodies() {
        return Stream.concat(
                Stream.of(
                                "[]",
                                "[{}]",
                                "null",
                                "1",
                                "\"x\"",
                                "true",
                                "{",
                                "{}{}",
                                "{} x",
                                "a=b&c=d",
                                "<a/>",
                                "{\"email\":\"p@example\",\"email\":\"q@example\"}",
                                "{\"token\":\"a\",\"token\":\"b\"}",
                                "{\"x\":{\"y\":1,\"y\":2}}",
                                "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
                                "{\"x\":" + "{\"x\":".repeat(2000) + "1" + "}".repeat(2001),
                                "[".repeat(60_000),
                                "{\"x\":" + "9".repeat(5000) + "}",
                                "{\"" + "x".repeat(60_000) + "\":1}",
                                "{\"x\":\"\n\"}",
                                "{\"x\":\"\\ud8\"}",
                                "\ufeff{}",
                                "{'email':'p@example'}")
                        .map(Body::of),
                Stream.of(
                        bytes("invalid UTF-8", "{\"x\":\"\u00c3\u0028\"}"),
                        bytes("a lone continuation byte", "{\"x\":\"\u0080\"}"),
                        bytes("an overlong slash", "{\"x\":\"\u00c0\u00af\"}"),
                        bytes("a surrogate in UTF-8", "{\"x\":\"\u00ed\u00a0\u0080\"}"),
                        bytes("UTF-16", "\u00ff\u00fe{\0}\0"),
                        bytes("a NUL", "\0"),
                        new Body("64 KB and one byte", padded(65_537), Refusal.TOO_LARGE),
                        new Body("1 MB", padded(1_000_000), Refusal.TOO_LARGE),
                        new Body("3 MB", padded(3_000_000), Refusal.TOO_LARGE)));
    }

    private static Body bytes(String name, String latin1) {
        return new Body(name, latin1.getBytes(StandardCharsets.ISO_8859_1), Refusal.INVALID_ARGUMENT);
    }

    private static byte[] padded(int length) {
        return ("{}" + " ".repeat(length - 2)).getBytes(StandardCharsets.UTF_8);
    }

    static Stream<Arguments> bodiesAtEndpoints() {
        return ENDPOINTS.stream().flatMap(path -> bodies().map(body -> Arguments.of(path, body)));
    }

    @ParameterizedTest
    @MethodSource("bodiesAtEndpoints")
    void refusesWhatItCannotRead(String path, Body body) {
        var before = census.take();
        Wire.post(path, body.bytes(), "Content-Type", "application/json").refused(body.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    static Stream<Arguments> typesAtEndpoints() {
        return ENDPOINTS.stream()
                .flatMap(path -> Stream.of(
                                "text/plain;charset=UTF-8",
                                "text/plain",
                                "application/json",
                                "application/json;charset=GBK",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data; boundary=x",
                                "multipart/form-data",
                                "image/png",
                                "garbage",
                                ";;;",
                                "")
                        .map(type -> Arguments.of(path, type)));
    }

    /** The SDK sends text/plain; whatever it is called, it is read as JSON. */
    @ParameterizedTest
    @MethodSource("typesAtEndpoints")
    void readsJsonWhateverItIsCalled(String path, String type) {
        var body = "{\"x\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        var plain = Wire.post(path, body).failed();
        var named = Wire.post(path, body, "Content-Type", type).failed();
        assertThat(named.status()).isEqualTo(plain.status());
        assertThat(named.text("error_description")).isEqualTo(plain.text("error_description"));
    }

    @ParameterizedTest
    @CsvSource({"text/plain;charset=UTF-8", "application/json", "application/x-www-form-urlencoded", "garbage", "''"})
    void sendsACodeWhateverTheBodyIsCalled(String type) {
        var body = Wire.json(Visitor.withEmail().fields());
        Wire.post("/verification", body, "Content-Type", type).granted();
    }

    @ParameterizedTest
    @CsvSource({"text/html", "image/png;q=0.5", "garbage", "''", "application/xml"})
    void answersJsonWhateverIsAccepted(String accepted) {
        var body = Wire.json(Visitor.withEmail().fields());
        Wire.post("/verification", body, "Accept", accepted).granted();
    }

    /** Nobody knows how long such a body is before it has come. */
    @ParameterizedTest
    @CsvSource({"/signup", "/verification"})
    void refusesAnEndlessBodyInPieces(String path) {
        var piece = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        var answer = Wire.raw("POST /auth/v1" + path
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + piece.repeat(4)
                + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"error_code\":3", "application/json");
    }
}
