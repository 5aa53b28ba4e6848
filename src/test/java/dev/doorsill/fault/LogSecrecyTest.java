package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.delivery.Inbox;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to a person, nothing of theirs is in the log, the metrics, or the body of a refusal. */
@QuarkusTest
@TestProfile(Faults.class)
class LogSecrecyTest extends FaultScene {
    private static final String PASSWORD = "Canary#Password-7391";
    private static final String WRONG = "Canary#Wrong-5820";
    private static final Logger HOUSE = Logger.getLogger("dev.doorsill");

    @Inject
    Inbox inbox;

    private final LogEar ear = new LogEar();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<Call, String> codes = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
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
    void nothingOfAPersonIsWrittenAnywhere() throws IOException {
        walk(Applicant.freshPhone());
        walk(Applicant.freshEmail());
        var metrics = ask(Call.plain("/q/metrics")).body();
        var log = ear.text() + Files.readString(Faults.LOG_FILE);
        // The test would hear nothing in silence.
        assertThat(log).contains("STORE_UNAVAILABLE", ": defect", "DELIVERY_UNAVAILABLE");
        secrets.forEach((what, secret) -> {
            assertThat(log.contains(secret)).as("%s in the log", what).isFalse();
            assertThat(metrics.contains(secret)).as("%s in the metrics", what).isFalse();
            assertThat(String.join("\n", refusals).contains(secret))
                    .as("%s in a refusal", what)
                    .isFalse();
        });
        codes.forEach((call, code) -> assertThat(linesOf(call, log))
                .noneMatch(line ->
                        Pattern.compile("\\b" + code + "\\b").matcher(line).find()));
    }

    private static List<String> linesOf(Call call, String log) {
        var id = call.headers().get("x-request-id");
        return log.lines().filter(line -> line.contains(id)).toList();
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
    }

    private Applicant prove(String address) {
        var ask = Proving.askForCode(address);
        var id = eventually(OK, () -> ask).text("verification_id");
        secrets.put("verification id " + address, id);
        var code = address.startsWith("+")
                ? newestCode(address)
                : inbox.sentTo(address)
                        .get(0)
                        .message()
                        .code()
                        .orElseThrow()
                        .passcode()
                        .reveal();
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

    private Answer ask(Call call) {
        var answer = crowd.ask(call);
        if (answer.status() != 200) {
            refusals.add(answer.body());
        }
        return answer;
    }
}
