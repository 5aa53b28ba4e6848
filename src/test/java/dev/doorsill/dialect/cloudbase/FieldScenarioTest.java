package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known field of every endpoint, each with what no field may hold, beside fields that are in order. */
@QuarkusTest
class FieldScenarioTest {
    @Inject
    Census census;

    private static final Map<String, List<String>> FIELDS = Map.of(
            "/verification",
            List.of("email", "phone_number", "target", "usage"),
            "/verification/verify",
            List.of("verification_id", "verification_code"),
            "/signup",
            List.of("email", "verification_token", "username", "password", "name", "gender", "picture", "locale"),
            "/signin",
            List.of("username", "password", "verification_token"),
            "/signin/with/provider",
            List.of("provider_token"),
            "/token",
            List.of("grant_type", "refresh_token", "client_id"),
            "/revoke",
            List.of("token"),
            "/user/signout",
            List.of("redirect_uri"));

    private static final Map<String, Object> UNFIT = Map.of(
            "a number",
            5,
            "a decimal",
            1.5,
            "true",
            true,
            "an object",
            Map.of("a", "b"),
            "an array",
            List.of("a"),
            "a NUL",
            "\0",
            "a NUL within",
            "a\0b",
            "a lone surrogate",
            "\ud800",
            "swapped surrogates",
            "\udfb7\ud842",
            "far too much",
            "a".repeat(9000));

    static Stream<Arguments> unfitFields() {
        return FIELDS.entrySet().stream()
                .flatMap(endpoint -> endpoint.getValue().stream()
                        .flatMap(field ->
                                UNFIT.keySet().stream().map(kind -> Arguments.of(endpoint.getKey(), field, kind))));
    }

    @ParameterizedTest
    @MethodSource("unfitFields")
    void complainsOfTheFieldAndChangesNothing(String path, String field, String kind) {
        var proof = PROOF.apply(path);
        var body = new HashMap<>(inOrder(path, proof));
        if (path.equals("/verification") && field.equals("phone_number")) {
            body.remove("email");
        }
        body.put(field, UNFIT.get(kind));
        var before = census.take();
        Wire.post(path, Wire.json(body)).refused(Refusal.INVALID_ARGUMENT).saying(field);
        assertThat(census.take()).isEqualTo(before);
    }

    private static final Visitor VISITOR = Visitor.withEmail();

    /** One proof for all rows: none of them can spend it, or be counted as a try. */
    private static final Function<String, String> PROOF = new Function<>() {
        private String proof;

        @Override
        public synchronized String apply(String path) {
            if (proof == null) {
                proof = VISITOR.proof();
            }
            return proof;
        }
    };

    private static Map<String, Object> inOrder(String path, String proof) {
        return switch (path) {
            case "/verification" -> Map.of("email", "fields@example");
            case "/verification/verify" -> Map.of("verification_id", "x", "verification_code", "123456");
            case "/signup" -> VISITOR.fields("verification_token", proof);
            case "/signin" -> Map.of("username", "fields@example", "password", "Password@123");
            case "/token" -> Map.of("grant_type", "refresh_token", "refresh_token", "m.x");
            default -> Map.of();
        };
    }

    static Stream<Arguments> fields() {
        return FIELDS.entrySet().stream()
                .flatMap(endpoint -> endpoint.getValue().stream().map(field -> Arguments.of(endpoint.getKey(), field)));
    }

    /** The order of the fields, and what else lies there, make no difference. */
    @ParameterizedTest
    @MethodSource("fields")
    void takesNullForAbsent(String path, String field) {
        var with = new HashMap<>(inOrder(path, "x"));
        with.remove(field);
        var absent = Wire.post(path, Wire.json(with));
        with.put(field, null);
        with.put("zzz", Map.of(field, List.of(1, 2)));
        var nothing = Wire.post(path, Wire.json(with));
        assertThat(nothing.status()).isIn(absent.status(), 429);
        if (absent.status() != 200) {
            assertThat(nothing.text("error_description")).isEqualTo(absent.text("error_description"));
        }
    }
}
