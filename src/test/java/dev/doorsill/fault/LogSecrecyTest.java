package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever happens to a person, nothing of theirs is in the log, the metrics, or the body of a refusal. */
@QuarkusTest
@TestProfile(Faults.class)
class LogSecrecyTest extends SecrecyScene {
    @Test
    void nothingOfAPersonIsWrittenAnywhere() throws IOException {
        walk(Applicant.freshPhone());
        walk(Applicant.freshEmail());
        assertNothingTold("STORE_UNAVAILABLE", ": defect", "DELIVERY_UNAVAILABLE");
    }

    private void walk(String address) {
        var plain = Applicant.of(address, "none");
        secrets.put("the address " + plain.field(), plain.key());
        secrets.put(
                "the local part " + plain.field(),
                plain.key().replace("@example.com", "").replace("+86", ""));
        secrets.put("password", PASSWORD);
        secrets.put("wrong password", WRONG);
        webhook.stop();
        ask(Proving.askForCode(address.startsWith("+") ? address : Applicant.freshPhone()));
        webhook.start();
        var username = "canary" + Long.toString(System.nanoTime() % 10_000_000_000L, 36);
        secrets.put("username " + username, username);
        var person = prove(address);
        whileStoresFail(person, username);
        var other = stranger();
        ask(other.signUp("username", username));
        ask(person.signUp("username", username, "password", PASSWORD));
        var fresh = person.signUp("password", PASSWORD);
        var session = ask(fresh);
        keep(session);
        keep(ask(fresh));
        ask(person.signUp());
        ask(signInAgain(other));
        ask(stranger().signIn());
        tokensAndPasswords(person, session);
        captchas(person);
    }

    private Applicant prove(String address) {
        var ask = Proving.askForCode(address);
        var id = eventually(OK, () -> ask).text("verification_id");
        secrets.put("verification id " + address, id);
        var code = address.startsWith("+") ? newestCode(address) : newestMail(address);
        codes.put(ask, code);
        ask(Proving.bringBack(id, code.equals("000000") ? "000001" : "000000"));
        var bring = Proving.bringBack(id, code);
        codes.put(bring, code);
        var token = ask(bring).text("verification_token");
        secrets.put("verification token " + address, token);
        ask(bring.fromElsewhere());
        return Applicant.of(address, token);
    }

    private void whileStoresFail(Applicant person, String username) {
        postgres.query("ALTER TABLE session RENAME COLUMN seed TO gone");
        ask(person.signUp("username", username, "password", PASSWORD));
        postgres.query("ALTER TABLE session RENAME COLUMN gone TO seed");
        postgres.query("ALTER TABLE account RENAME COLUMN picture TO gone");
        ask(Call.get("/checkIfUserExist?username=" + username));
        postgres.query("ALTER TABLE account RENAME COLUMN gone TO picture");
        postgres.query(
                "ALTER TABLE account ADD CONSTRAINT canary CHECK (username IS NULL OR username NOT LIKE 'canary%') NOT VALID");
        ask(person.signUp("username", username, "password", PASSWORD));
        postgres.query("ALTER TABLE account DROP CONSTRAINT canary");
        postgres.stop();
        ask(person.signUp("username", username, "password", PASSWORD));
        ask(Proving.askForCode(person.address()));
        postgres.start();
        redis.stop();
        ask(passwordSignIn(person, PASSWORD));
        ask(Proving.askForCode(person.address()));
        redis.start();
        eventually("404 not_found 5", () -> stranger().signIn());
    }

    /** Five wrong passwords and all that a captcha then goes through. */
    private void captchas(Applicant person) {
        var fetch = Call.post("/captcha/data", Map.of());
        for (var rightly : new boolean[] {false, true}) {
            var picture = ask(fetch);
            secrets.put("challenge " + secrets.size(), picture.text("token"));
            secrets.put("picture " + secrets.size(), picture.text("data"));
            var letters = rightly ? drawing.read(picture.text("data")) : drawing.misread(picture.text("data"));
            var answer = captchaAnswer(fetch, picture, letters);
            codes.put(answer, letters);
            var earned = ask(answer);
            if (rightly) {
                secrets.put("captcha token", earned.text("captcha_token"));
            }
        }
        for (var i = 0; i < 6; i++) {
            ask(passwordSignIn(person, WRONG));
        }
        var again = Call.post(
                "/signin?captcha_token=" + secrets.get("captcha token"),
                Map.of("username", person.address(), "password", PASSWORD));
        ask(again);
        keep(ask(again.fromElsewhere().sameDeviceAs(fetch)));
    }

    private void tokensAndPasswords(Applicant person, Answer session) {
        ask(passwordSignIn(person, WRONG));
        keep(ask(passwordSignIn(person, PASSWORD)));
        ask(Call.get("/user/me").bearer(session.text("access_token")));
        var turned = ask(refresh(session.text("refresh_token")));
        keep(turned);
        ask(refresh(session.text("refresh_token")));
        ask(Call.post("/revoke", Map.of("token", turned.text("refresh_token"))));
        ask(refresh(turned.text("refresh_token")));
        ask(Call.get("/user/me").bearer(turned.text("access_token")));
        ask(Call.post("/signin", Map.of("username", person.address(), "password", List.of(PASSWORD))));
        ask(Call.post("/token", Map.of("grant_type", PASSWORD)));
    }

    private void keep(Answer session) {
        assertThat(session.outcome()).isEqualTo(OK);
        secrets.put("access token " + secrets.size(), session.text("access_token"));
        secrets.put("refresh token " + secrets.size(), session.text("refresh_token"));
    }
}
