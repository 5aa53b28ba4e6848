package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.fault.LogEar;
import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.ScriptedServer;
import dev.doorsill.provider.WithProviders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a third party says of a person, or we say to it, nothing of it is in the log, the metrics, or a refusal. */
@QuarkusTest
@TestProfile(WithProviders.class)
class ProviderSecrecyTest {
    private static final Logger HOUSE = Logger.getLogger("dev.doorsill");

    OpenIdServer server;
    ScriptedServer script;

    @Inject
    TestTime time;

    private final LogEar ear = new LogEar();
    private final List<String> secrets = new ArrayList<>(List.of("hub-secret", "chat-secret"));
    private final List<String> refusals = new ArrayList<>();

    @BeforeEach
    void listen() {
        server.follow(time);
        HOUSE.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
        HOUSE.setLevel(null);
    }

    private String keep(String secret) {
        secrets.add(secret);
        return secret;
    }

    private String canary() {
        return keep("canary" + UUID.randomUUID().toString().substring(0, 13));
    }

    @Test
    void nothingOfAPersonIsWrittenAnywhere() {
        byCode();
        byScript();
        byIdToken();
        var metrics = RestAssured.given().accept("text/plain").get("/q/metrics").asString();
        assertThat(ear.text())
                .contains("provider hub answered 500")
                .contains("provider chat was not reached")
                .contains("PROVIDER_REFUSED");
        assertThat(secrets).hasSizeGreaterThan(12).allSatisfy(secret -> {
            assertThat(ear.text()).doesNotContain(secret);
            assertThat(metrics).doesNotContain(secret);
            assertThat(refusals).noneMatch(body -> body.contains(secret));
        });
    }

    private void byCode() {
        var person = new Traveller(Visitor.withEmail(), server, "people", canary());
        var code = keep(person.code("name", canary(), "email", canary() + "@example.com"));
        refuse(Answer.of(person.elsewhere().comeBack(code)));
        var token = keep(Answer.granted(person.comeBack(code)).text("provider_token"));
        refuse(Answer.of(person.comeBack(code)));
        refuse(Answer.of(person.signIn(token)));
        Answer.granted(person.signUp(token));
        refuse(Answer.of(person.signUp(token)));
    }

    /** Answers that hold what nobody may repeat, with every status. */
    private void byScript() {
        var said = canary();
        var body =
                "{\"access_token\":\"%s\",\"error\":\"%s\",\"error_description\":\"%s\",\"errmsg\":\"%s\",\"errcode\":1}"
                        .formatted(said, said, said, said);
        for (var status : List.of(200, 400, 401, 500)) {
            script.on("/login/oauth/access_token", status, body);
            script.on("/chat/sns/oauth2/access_token", status, body);
            comeBack("hub");
            comeBack("chat");
        }
        script.on("/chat/sns/oauth2/access_token", exchange -> exchange.close());
        comeBack("chat");
    }

    private void comeBack(String provider) {
        var person = Traveller.to(server, provider);
        Answer.granted(person.depart());
        refuse(Answer.of(person.comeBack(canary())));
    }

    private void byIdToken() {
        var visitor = Visitor.withEmail();
        var good = keep(server.idToken(time.instant(), canary()));
        var bad = keep(good.substring(0, good.length() - 9) + "AAAAAAAAA");
        for (var token : List.of(bad, good, good)) {
            var answer = Answer.of(
                    visitor.post("/provider/token", Map.of("provider_id", "people", "provider_id_token", token)));
            if (answer.status() != 200) {
                refuse(answer);
            }
        }
        refuse(Answer.of(
                visitor.post("/provider/token", Map.of("provider_id", "hub", "provider_access_token", canary()))));
    }

    private void refuse(Answer answer) {
        refusals.add(answer.failed().body());
    }
}
