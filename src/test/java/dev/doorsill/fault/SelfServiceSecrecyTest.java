package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever people do with their own accounts, nothing of theirs is in the log, the metrics, or the body of a refusal. */
@QuarkusTest
@TestProfile(Faults.class)
class SelfServiceSecrecyTest extends SecrecyScene {
    @Test
    void nothingOfAPersonIsWrittenAnywhere() throws IOException {
        secrets.put("password", PASSWORD);
        secrets.put("wrong password", WRONG);
        walk(Applicant.freshPhone(), Applicant.freshPhone());
        walk(Applicant.freshEmail(), Applicant.freshEmail());
        walk(Applicant.freshEmail(), Applicant.freshPhone());
        assertNothingTold("STORE_UNAVAILABLE", ": defect");
    }

    private void walk(String address, String next) {
        var person = keep(proofAgain(address));
        assertThat(ask(person.signUp("password", PASSWORD)).outcome()).isEqualTo(OK);
        var access = signIn(person);
        var sudo = keep("sudo token", ask(sudo(PASSWORD, access)).text("sudo_token"));
        ask(sudo(WRONG, access));
        changePassword(access, sudo);
        editProfile(person, access);
        var wanted = keep(proofAgain(next));
        move(wanted, access, sudo);
        reset(wanted);
        leave(signIn(wanted));
    }

    private void changePassword(String access, String sudo) {
        ask(Call.patch("/user/password", Map.of("new_password", "1", "sudo_token", sudo))
                .bearer(access));
        ask(Call.patch("/user/password", Map.of("new_password", PASSWORD, "old_password", WRONG))
                .bearer(access));
        ask(Call.patch("/user/password", Map.of("new_password", PASSWORD, "sudo_token", List.of(sudo)))
                .bearer(access));
        ask(Call.patch("/user/password", Map.of("new_password", PASSWORD, "sudo_token", sudo + "x"))
                .bearer(access));
    }

    private void editProfile(Applicant person, String access) {
        ask(Call.post("/user/basic/edit", Map.of("email", "other" + person.key()))
                .bearer(access));
        ask(Call.patch("/user/profile", Map.of("gender", WRONG)).bearer(access));
        postgres.query("ALTER TABLE account RENAME COLUMN nickname TO gone");
        var username = keep("username", "canary" + Long.toString(System.nanoTime(), 36));
        ask(Call.patch("/user/profile", Map.of("name", PASSWORD, "username", username))
                .bearer(access));
        postgres.query("ALTER TABLE account RENAME COLUMN gone TO nickname");
    }

    private void move(Applicant wanted, String access, String sudo) {
        var body = new HashMap<String, String>(
                Map.of(wanted.field(), wanted.address(), "verification_token", wanted.token(), "sudo_token", sudo));
        var call = Call.patch("/user/contact", body).bearer(access);
        postgres.query("ALTER TABLE account RENAME COLUMN status_changed_at TO gone");
        ask(call);
        postgres.query("ALTER TABLE account RENAME COLUMN gone TO status_changed_at");
        // The notice to the address before finds no gateway.
        webhook.stop();
        assertThat(ask(call.fromElsewhere().bearer(access)).outcome()).isEqualTo(OK);
        background.settled().await().atMost(Duration.ofSeconds(10));
        webhook.start();
        ask(call.fromElsewhere().bearer(access));
        body.put("conflict_resolution", WRONG);
        ask(Call.patch("/user/contact", body).bearer(access));
    }

    private void reset(Applicant person) {
        var proof = keep(proofAgain(person.address()));
        var call = Call.post(
                "/reset",
                Map.of(proof.field(), proof.address(), "verification_token", proof.token(), "new_password", PASSWORD));
        postgres.stop();
        ask(call);
        postgres.start();
        eventually(OK, () -> call);
        ask(call.fromElsewhere());
    }

    private void leave(String access) {
        var sudo = keep("sudo token", ask(sudo(PASSWORD, access)).text("sudo_token"));
        ask(Call.delete("/user/authorized/devices/" + WRONG.replace("#", "")).bearer(access));
        ask(Call.delete("/user/me?sudo_token=" + sudo + "x").bearer(access));
        assertThat(ask(Call.delete("/user/me?sudo_token=" + sudo).bearer(access))
                        .outcome())
                .isEqualTo(OK);
    }

    private String signIn(Applicant person) {
        Answer answer = ask(passwordSignIn(person, PASSWORD));
        assertThat(answer.outcome()).isEqualTo(OK);
        return keep("access token", answer.text("access_token"));
    }

    private static Call sudo(String password, String access) {
        return Call.post("/user/sudo", Map.of("password", password)).bearer(access);
    }

    private Applicant keep(Applicant person) {
        keep("address", person.key());
        keep("verification token", person.token());
        return person;
    }

    private String keep(String what, String secret) {
        secrets.put(what + " " + secrets.size(), secret);
        return secret;
    }
}
