package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.fault.LogEar;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a person sends, nothing of it is in the log or in a refusal, and no password in any answer. */
@QuarkusTest
class SecrecyScenarioTest {
    private static final String PASSWORD = "Canary#Password-2846";
    private static final String WRONG = "Canary#Wrong-9173";
    private static final Logger HOUSE = Logger.getLogger("dev.doorsill");

    private final LogEar ear = new LogEar();
    private final Guest guest = new Guest();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final List<String> successes = new ArrayList<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = HOUSE.getLevel();
        HOUSE.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
        HOUSE.setLevel(before);
    }

    @Test
    void nothingOfAPersonIsWrittenAnywhere() {
        secrets.put("e-mail", guest.email);
        secrets.put("phone", guest.phone);
        secrets.put("username", guest.username);
        secrets.put("name", "Canary Name");
        secrets.put("custom data", "canary custom");
        var code = guest.emailCode("CHANNEL_REGISTER");
        signUps(code);
        signIns();
        passwords();
        HOUSE.info("still listening");
        assertThat(ear.text()).contains("still listening").doesNotContain(PASSWORD, WRONG);
        secrets.forEach((what, secret) -> {
            assertThat(ear.text().contains(secret)).as("%s in the log", what).isFalse();
            assertThat(String.join("\n", refusals).contains(secret))
                    .as("%s in a refusal", what)
                    .isFalse();
        });
        assertThat(String.join("\n", refusals) + String.join("\n", successes))
                .doesNotContain(PASSWORD, WRONG, "argon2");
    }

    private void signUps(String code) {
        var payload = fields("email", guest.email, "passCode", code);
        var profile = fields("name", "Canary Name", "gender", "F", "customData", Map.of("x", "canary custom"));
        var body = Guest.body(
                "PASSCODE",
                "passCodePayload",
                payload,
                "profile",
                profile,
                "options",
                fields("passwordForPhonePassCode", PASSWORD));
        profile.put("gender", "Canary Name");
        keep(Guest.post("/signup", body));
        profile.put("gender", "F");
        payload.put("passCode", code + "1");
        keep(Guest.post("/signup", body));
        payload.put("passCode", code);
        keep(Guest.post("/signup", body));
        keep(Guest.post("/signup", body));
        keep(guest.signUpWith(fields("email", guest.email, "username", guest.username, "password", PASSWORD)));
    }

    private void signIns() {
        keep(Guest.signIn(fields("email", guest.email, "password", WRONG)));
        keep(Guest.signIn(fields("account", guest.phone, "password", WRONG)));
        keep(Guest.signIn(fields("email", guest.email, "password", PASSWORD), "options", fields("scope", WRONG)));
        keep(Guest.signIn(
                fields("email", guest.email, "password", PASSWORD), "options", fields("passwordEncryptType", "rsa")));
        var answer = Guest.signIn(fields("email", guest.email, "password", PASSWORD));
        keep(answer);
        secrets.put("access token", answer.text("data.access_token"));
        secrets.put("ID token", answer.text("data.id_token"));
    }

    private void passwords() {
        var token = secrets.get("access token");
        keep(Guest.get("/get-profile?withCustomData=true", token));
        keep(Guest.get("/get-profile?withCustomData=canary", token + "x"));
        keep(Guest.post("/update-password", token, fields("newPassword", PASSWORD, "oldPassword", WRONG)));
        keep(Guest.post("/update-profile", token, fields("username", guest.email)));
        var resetCode = guest.emailCode("CHANNEL_RESET_PASSWORD");
        var reset = Guest.post(
                "/verify-reset-password-request",
                fields(
                        "verifyMethod",
                        "EMAIL_PASSCODE",
                        "emailPassCodePayload",
                        fields("email", guest.email, "passCode", resetCode)));
        keep(reset);
        secrets.put("reset token", reset.text("data.passwordResetToken"));
        var set = fields("password", PASSWORD, "passwordResetToken", secrets.get("reset token"));
        keep(Guest.post("/reset-password", set));
        keep(Guest.post("/reset-password", set));
        keep(Guest.post("/validate-password", fields("email", guest.email, "password", WRONG)));
    }

    private void keep(Answer answer) {
        (answer.json().getInt("statusCode") == 200 ? successes : refusals).add(answer.body());
    }
}
