package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.tracing.KeptSpans;
import dev.doorsill.tracing.Trail;
import dev.doorsill.tracing.WithTraces;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a person sends or is given, nothing of it is in a span. */
@QuarkusTest
@TestProfile(WithTraces.class)
class TraceSecrecyTest {
    private static final String PASSWORD = "Canary#Password-2846";
    private static final String WRONG = "Canary#Wrong-9173";

    @Inject
    KeptSpans spans;

    private final Guest guest = new Guest();
    private final Trail trail = new Trail();
    private final List<String> secrets = new ArrayList<>(
            List.of(PASSWORD, WRONG, Guest.SECRET, Trail.STATE, guest.email, guest.phone, guest.username));
    private List<Filter> before;

    @BeforeEach
    void trace() {
        before = RestAssured.filters();
        RestAssured.replaceFiltersWith(trail);
    }

    @AfterEach
    void traceNoMore() {
        RestAssured.replaceFiltersWith(before);
    }

    private String keep(String secret) {
        assertThat(secret).isNotBlank();
        secrets.add(secret);
        return secret;
    }

    @Test
    void nothingOfAPersonIsInASpan() throws InterruptedException {
        signUp();
        signIn();
        reset();
        assertThat(spans.of(trail.trace(), trail.requests()))
                .extracting(span -> span.getName())
                .contains("SignUp.signUp", "RedisLatestCodes.redeem", "hash wait", "gateway", "PgPasswords.reset");
        var text = spans.text();
        assertThat(secrets)
                .hasSizeGreaterThan(10)
                .allSatisfy(secret -> assertThat(text).doesNotContain(secret));
    }

    private void signUp() {
        var code = keep(guest.emailCode("CHANNEL_REGISTER"));
        var payload = fields("email", guest.email, "passCode", code + "1");
        var body = Guest.body(
                "PASSCODE", "passCodePayload", payload, "options", fields("passwordForEmailPassCode", WRONG));
        Guest.post("/signup", body);
        payload.put("passCode", code);
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload))
                .granted();
        Guest.post("/signup", Guest.body("PASSCODE", "passCodePayload", payload));
    }

    private void signIn() {
        Guest.signIn(fields("email", guest.email, "password", WRONG));
        Guest.signIn(fields("account", guest.phone, "password", WRONG));
        Guest.signIn(fields("username", guest.username, "password", WRONG));
    }

    private void reset() {
        var code = keep(guest.emailCode("CHANNEL_RESET_PASSWORD"));
        var payload = fields("email", guest.email, "passCode", code);
        var proven = fields("verifyMethod", "EMAIL_PASSCODE", "emailPassCodePayload", payload);
        var token = keep(
                Guest.post("/verify-reset-password-request", proven).granted().text("data.passwordResetToken"));
        Guest.post("/reset-password", fields("password", PASSWORD, "passwordResetToken", token))
                .granted();
        Guest.post("/reset-password", fields("password", PASSWORD, "passwordResetToken", token));
        var answer =
                Guest.signIn(fields("email", guest.email, "password", PASSWORD)).granted();
        var access = keep(answer.text("data.access_token"));
        keep(answer.text("data.id_token"));
        Guest.get("/get-profile?withCustomData=" + keep("canary-in-the-query"), access + "x");
        Guest.get("/get-profile", access).granted();
    }
}
