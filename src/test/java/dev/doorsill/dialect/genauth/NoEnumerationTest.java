package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who asks about somebody learns nothing of whether there is an account: known and unknown are answered with the same
 * bytes, after the same work. Work is counted in hashes, in calls to PostgreSQL and in calls to Redis.
 */
@QuarkusTest
class NoEnumerationTest {
    private static final String CODE = "000000";

    @Inject
    MeterRegistry meters;

    /** A question about a person, who may exist or not. */
    private record Question(String name, Function<Guest, Response> ask) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Question> questions() {
        return Stream.of(
                sendEmail("CHANNEL_LOGIN"),
                sendEmail("CHANNEL_RESET_PASSWORD"),
                sendEmail("CHANNEL_REGISTER"),
                sendEmail("CHANNEL_UNLOCK_ACCOUNT"),
                sendSms("CHANNEL_LOGIN"),
                sendSms("CHANNEL_RESET_PASSWORD"),
                sendSms("CHANNEL_REGISTER"),
                byPassword("email", guest -> guest.email),
                byPassword("phone", guest -> guest.phone),
                byPassword("username", guest -> guest.username),
                byPassword("account", guest -> guest.email),
                byPassword("account", guest -> guest.phone),
                byPassword("account", guest -> guest.username),
                byCode("email", guest -> guest.email),
                byCode("phone", guest -> guest.phone),
                new Question(
                        "validate by e-mail",
                        guest -> post(
                                "/validate-password", fields("email", guest.email, "password", "not the password"))),
                new Question(
                        "validate by phone",
                        guest -> post(
                                "/validate-password", fields("phone", guest.phone, "password", "not the password"))),
                new Question(
                        "validate by username",
                        guest -> post(
                                "/validate-password",
                                fields("username", guest.username, "password", "not the password"))),
                new Question(
                        "reset by e-mail",
                        guest -> post(
                                "/verify-reset-password-request",
                                fields(
                                        "verifyMethod",
                                        "EMAIL_PASSCODE",
                                        "emailPassCodePayload",
                                        fields("email", guest.email, "passCode", CODE)))),
                new Question(
                        "reset by phone",
                        guest -> post(
                                "/verify-reset-password-request",
                                fields(
                                        "verifyMethod",
                                        "PHONE_PASSCODE",
                                        "phonePassCodePayload",
                                        fields("phoneNumber", guest.phone, "passCode", CODE)))),
                new Question(
                        "pre-check of an e-mail code",
                        guest -> post(
                                "/pre-check-code",
                                fields(
                                        "codeType",
                                        "EMAIL",
                                        "emailCodePayload",
                                        fields("email", guest.email, "passCode", CODE, "channel", "CHANNEL_LOGIN")))));
    }

    private static Question sendEmail(String channel) {
        return new Question(
                "e-mail " + channel, guest -> post("/send-email", fields("channel", channel, "email", guest.email)));
    }

    private static Question sendSms(String channel) {
        return new Question(
                "SMS " + channel, guest -> post("/send-sms", fields("channel", channel, "phoneNumber", guest.phone)));
    }

    private static Question byPassword(String field, Function<Guest, String> name) {
        return new Question("password for " + field, guest -> {
            var body = Guest.body(
                    "PASSWORD", "passwordPayload", fields(field, name.apply(guest), "password", "not the password"));
            body.putAll(fields("client_id", Guest.APP, "client_secret", Guest.SECRET));
            return post("/signin", body);
        });
    }

    private static Question byCode(String field, Function<Guest, String> name) {
        return new Question("code for " + field, guest -> {
            var body = Guest.body("PASSCODE", "passCodePayload", fields(field, name.apply(guest), "passCode", CODE));
            body.putAll(fields("client_id", Guest.APP, "client_secret", Guest.SECRET));
            return post("/signin", body);
        });
    }

    private static Response post(String path, Object body) {
        return Guest.request().body(body).post("/api/v3" + path);
    }

    /** Somebody who has an e-mail address, a phone number, a username and a password. */
    private static Guest known() {
        var guest = new Guest();
        guest.signUpWith(
                        fields("username", guest.username, "password", Guest.PASSWORD),
                        "profile",
                        fields("email", guest.email, "phone", guest.phone),
                        "options",
                        fields(
                                "emailPassCodeForInformationCompletion",
                                guest.emailCode("CHANNEL_COMPLETE_EMAIL"),
                                "phonePassCodeForInformationCompletion",
                                guest.smsCode("CHANNEL_COMPLETE_PHONE")))
                .granted();
        return guest;
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredAlikeAfterTheSameWork(Question question) {
        // A first time for everything: scripts are loaded, statements prepared.
        var unused = question.ask().apply(new Guest());

        var aboutNobody = asked(question, new Guest());
        var aboutSomebody = asked(question, known());

        assertThat(aboutSomebody).isEqualTo(aboutNobody);
        assertThat(aboutNobody.status()).isEqualTo(200);
        assertThat(aboutNobody.body().get("statusCode")).isIn(200, 400, 403);
    }

    /** All that an asker sees but for the request's own id, and all that was done. */
    private record Seen(int status, Map<String, Object> body, Set<String> headers, Work work) {}

    private record Work(double hashes, double statements, double scripts) {
        Work since(Work before) {
            return new Work(hashes - before.hashes, statements - before.statements, scripts - before.scripts);
        }
    }

    private Seen asked(Question question, Guest guest) {
        var before = work();
        var response = question.ask().apply(guest);
        var done = work().since(before);
        var body = new HashMap<>(response.jsonPath().getMap("$"));
        body.remove("requestId");
        var headers = response.headers().asList().stream()
                .map(header -> header.getName().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var texts = new HashMap<String, Object>();
        body.forEach((name, value) -> texts.put(String.valueOf(name), value));
        return new Seen(response.statusCode(), texts, headers, done);
    }

    private Work work() {
        return new Work(
                meters.counter("doorsill.hash.done").count(),
                meters.counter("doorsill.store.calls", "store", "postgresql").count(),
                meters.counter("doorsill.store.calls", "store", "redis").count());
    }
}
