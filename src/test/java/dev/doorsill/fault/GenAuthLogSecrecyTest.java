package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.EncryptedPassword;
import dev.doorsill.wire.Entrant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds for one door holds for the other: nothing of a person is in the log, the metrics, or a refusal. */
@QuarkusTest
@TestProfile(Faults.class)
class GenAuthLogSecrecyTest extends SecrecyScene {
    private static final String FRESH = "Canary#Fresh-2846";
    private static final String CLIENT_IP = "203.0.113.177";
    private static final String REAL_IP = "198.51.100.239";

    private final Entrant person = Entrant.withPhone();
    private final Entrant other = Entrant.withEmail();
    private final String username = "canary" + UUID.randomUUID();

    @Test
    void nothingOfAPersonIsWrittenAnywhere() throws IOException {
        nameSecrets();
        var code = codes();
        var signUp = signUp(code);
        brokenStores(signUp);
        assertThat(ask(signUp).outcome()).isEqualTo(OK);
        ask(named(signUp));
        passwords();
        var session = sessions();
        reset();
        ask(named(Call.genAuth("/get-profile").bearer(session.data("access_token"))));
        assertNothingTold("STORE_UNAVAILABLE", ": defect", "DELIVERY_UNAVAILABLE", "refresh token reused");
    }

    private void nameSecrets() {
        secrets.put("phone", person.key());
        secrets.put("national number", person.key().replace("+86", ""));
        secrets.put("email", other.key());
        secrets.put("local part", other.key().replace("@example.com", ""));
        secrets.put("username", username);
        secrets.put("password", PASSWORD);
        secrets.put("wrong password", WRONG);
        secrets.put("new password", FRESH);
        secrets.put("client secret", "app-secret-1");
        secrets.put("wrong client secret", "Canary-Client-Secret");
        secrets.put("client ip", CLIENT_IP);
        secrets.put("real ip", REAL_IP);
    }

    /** Under a name of its own in the log, and from an address that a proxy tells. */
    private static Call named(Call call) {
        return call.with("x-request-id", UUID.randomUUID().toString()).with("x-real-ip", REAL_IP);
    }

    private static JsonObject options(JsonObject fields) {
        return JsonObject.of("options", fields);
    }

    private String encrypted(String what, String password) {
        var key = ask(Call.genAuth("/system")).json().getJsonObject("rsa").getString("publicKey");
        var text = EncryptedPassword.rsa(key, password);
        secrets.put(what + " encrypted", text);
        return text;
    }

    private String codes() {
        webhook.stop();
        ask(named(person.askForCode(Entrant.REGISTER)));
        webhook.start();
        redis.stop();
        ask(named(person.askForCode(Entrant.REGISTER)));
        redis.start();
        var ask = named(person.askForCode(Entrant.REGISTER));
        eventually(OK, () -> ask);
        var code = newestCode(person.address());
        codes.put(ask, code);
        var wrong = code.equals("000000") ? "000001" : "000000";
        codes.put(keep(named(person.signUp(wrong))), wrong);
        codes.put(keep(named(person.tryOut(Entrant.REGISTER, code))), code);
        keep(named(person.askForCode(Entrant.REGISTER)));
        keep(named(person.askForCode("CHANNEL_CANARY")));
        return code;
    }

    private Call keep(Call call) {
        ask(call);
        return call;
    }

    private Call signUp(String code) {
        ask(named(other.askForCompletionCode()));
        var completion = newestMail(other.address());
        var call = named(person.signUp(code)
                .also(other.completion(completion))
                .also(options(JsonObject.of(
                        "passwordForPhonePassCode",
                        encrypted("password", PASSWORD),
                        "passwordEncryptType",
                        "rsa",
                        "clientIp",
                        CLIENT_IP))));
        codes.put(call, code);
        return call;
    }

    private void brokenStores(Call signUp) {
        postgres.query("ALTER TABLE account RENAME COLUMN picture TO gone");
        ask(signUp);
        ask(named(person.askForCode(Entrant.LOGIN)));
        postgres.query("ALTER TABLE account RENAME COLUMN gone TO picture");
        postgres.stop();
        ask(signUp);
        ask(named(person.signInByPassword(PASSWORD)));
        ask(named(Call.refresh("canary")));
        postgres.start();
        eventually(OK, () -> Entrant.withPhone().askForCode(Entrant.REGISTER));
    }

    private void passwords() {
        var byName = named(Entrant.signUpUnproven("username", username)
                .also(JsonObject.of("passwordPayload", JsonObject.of("password", PASSWORD))));
        assertThat(ask(byName).outcome()).isEqualTo(OK);
        ask(named(byName));
        ask(named(byName.also(JsonObject.of("passwordPayload", JsonObject.of("password", "Can#1")))));
        ask(named(byName.also(options(JsonObject.of("passwordEncryptType", "rsa")))));
        ask(named(byName.also(JsonObject.of("connection", PASSWORD))));
        ask(named(person.signInByPassword(WRONG)));
        ask(named(person.signInByPassword(encrypted("wrong password", WRONG))
                .also(options(JsonObject.of("passwordEncryptType", "rsa")))));
        ask(named(person.signInByPassword(PASSWORD).also(JsonObject.of("client_secret", "Canary-Client-Secret"))));
        ask(named(Call.genAuth(
                "/validate-password", JsonObject.of("phone", person.address(), "password", Map.of("a", WRONG)))));
        ask(named(Call.genAuth("/validate-password", JsonObject.of("account", other.address(), "password", WRONG))));
    }

    private Answer sessions() {
        var session = ask(named(person.signInByPassword(PASSWORD).also(options(JsonObject.of("clientIp", CLIENT_IP)))));
        assertThat(session.outcome()).isEqualTo(OK);
        for (var token : new String[] {"access_token", "refresh_token", "id_token"}) {
            secrets.put(token, session.data(token));
        }
        ask(named(new Call("GET", "/oidc/me?access_token=" + session.data("access_token"), Map.of(), "")));
        ask(named(Call.oidc("/token/introspection", "token", session.data("access_token"))));
        var turned = ask(named(Call.refresh(session.data("refresh_token"))));
        secrets.put("turned refresh token", turned.text("refresh_token"));
        time.pass(Duration.ofMinutes(2));
        ask(named(Call.refresh(session.data("refresh_token"))));
        ask(named(Call.refresh(turned.text("refresh_token"))));
        ask(named(new Call("GET", "/oidc/me?access_token=" + session.data("access_token"), Map.of(), "")));
        var change = JsonObject.of("newPassword", FRESH, "oldPassword", WRONG);
        var again = ask(named(person.signInByPassword(PASSWORD)));
        secrets.put("second access token", again.data("access_token"));
        ask(named(Call.genAuth("/update-password", change).bearer(again.data("access_token"))));
        return again;
    }

    private void reset() {
        var code = code(person, Entrant.RESET);
        var request = named(person.requestReset(code));
        codes.put(request, code);
        var token = ask(request).data("passwordResetToken");
        secrets.put("reset token", token);
        postgres.stop();
        ask(named(Entrant.reset(token, FRESH)));
        postgres.start();
        var reset = eventually(OK, () -> named(Entrant.reset(token, FRESH)));
        assertThat(reset.outcome()).isEqualTo(OK);
        ask(named(Entrant.reset(token, FRESH)));
        ask(named(Entrant.reset(token + "x", FRESH)));
    }
}
