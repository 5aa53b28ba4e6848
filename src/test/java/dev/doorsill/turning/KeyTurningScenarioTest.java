package dev.doorsill.turning;

import static dev.doorsill.turning.Api.PASSWORD;
import static dev.doorsill.turning.Api.fields;
import static dev.doorsill.turning.Api.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.doorsill.TestTime;
import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.security.DevKeys;
import dev.doorsill.security.KeyMount;
import dev.doorsill.security.KeyMount.Kind;
import dev.doorsill.wire.EncryptedPassword;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys turn under the running service: nothing that was made before is refused, and in the end the old keys are gone. */
@QuarkusTest
@TestProfile(MountedKeys.class)
class KeyTurningScenarioTest {
    @Inject
    Turner turner;

    @Inject
    TestTime time;

    @AfterEach
    void rest() {
        turner.rest();
    }

    @Test
    void everythingMadeBeforeATurnWorksAfterIt() {
        var kept = new LinkedHashMap<Keepsake, Runnable>();
        Arrays.stream(Keepsake.values()).forEach(keepsake -> kept.put(keepsake, keepsake.make()));
        turner.turnOnce();
        assertWorking(kept);
    }

    /** Between the two steps some nodes see the next key and others do not; what either makes, both must take. */
    @Test
    void everythingMadeUnderTheNextKeyWorksWhereItIsNotYetFirst() {
        turner.turnOnce();
        var kept = new LinkedHashMap<Keepsake, Runnable>();
        Arrays.stream(Keepsake.values()).forEach(keepsake -> kept.put(keepsake, keepsake.make()));
        turner.turn(KeyMount::promote);
        assertWorking(kept);
    }

    private static void assertWorking(Map<Keepsake, Runnable> kept) {
        assertAll(kept.entrySet().stream().<Executable>map(entry -> () -> {
            try {
                entry.getValue().run();
            } catch (AssertionError e) {
                throw new AssertionError(entry.getKey() + ": " + e.getMessage(), e);
            }
        }));
    }

    @Test
    void aKeyIsPublishedBeforeItSigns() {
        turner.turnOnce();
        turner.turn(mount -> mount.keep(1));
        var first = published();
        turner.turn(KeyMount::append);
        var both = published();
        assertThat(both).hasSize(2).startsWith(first.get(0));
        assertThat(signing()).isEqualTo(first.get(0));
        turner.turn(KeyMount::promote);
        assertThat(published()).containsExactly(both.get(1), both.get(0));
        assertThat(signing()).isEqualTo(both.get(1));
        turner.turn(mount -> mount.keep(1));
        assertThat(published()).containsExactly(both.get(1));
    }

    @Test
    void whatADroppedKeyMadeIsRefusedCleanly() {
        var visitor = Visitor.withPhone();
        var id = ok(visitor.askForCode()).getString("verification_id");
        var code = visitor.newestCode();
        var session = Visitor.withPhone();
        var tokens = ok(session.signUp("password", PASSWORD));
        var other = Visitor.withEmail();
        var proof = other.proof();
        turner.turnOnce();
        turner.turn(mount -> mount.keep(1));

        session.me(tokens.getString("access_token")).then().statusCode(401);
        Api.refresh(session, tokens.getString("refresh_token")).then().statusCode(400);
        visitor.post("/verification/verify", fields("verification_id", id, "verification_code", code))
                .then()
                .statusCode(400);
        other.signUpWith(proof).then().statusCode(400);
        Api.signInAgain(session).then().statusCode(400);
        ok(session.post("/signin", Map.of("verification_token", session.proof())));
    }

    @Test
    void aNewCodeTakesThePlaceOfOneFromBeforeTheTurn() {
        var visitor = Visitor.withPhone();
        ok(visitor.signUp());
        Api.askForSmsCode(visitor);
        var before = visitor.newestCode();
        turner.turnOnce();
        time.pass(Duration.ofMinutes(2));
        Api.askForSmsCode(visitor);
        var after = visitor.newestCode();
        if (!after.equals(before)) {
            assertThat(Api.outcome(Api.signInByCode(visitor, before))).isNotEqualTo(200);
        }
        ok(Api.signInByCode(visitor, after));
    }

    /** A name that a client gave a request is one name on both sides of a turn. */
    @Test
    void anIdempotencyKeyMeansTheSameRequestAfterATurn() {
        var visitor = Visitor.withEmail();
        var key = UUID.randomUUID().toString();
        var proof = visitor.proof();
        var first = visitor.fields("verification_token", proof);
        var subject = ok(visitor.request()
                        .header("Idempotency-Key", key)
                        .body(first)
                        .post("/auth/v1/signup"))
                .getString("sub");
        turner.turnOnce();
        assertThat(ok(visitor.request()
                                .header("Idempotency-Key", key)
                                .body(first)
                                .post("/auth/v1/signup"))
                        .getString("sub"))
                .isEqualTo(subject);
        var other = visitor.fields("verification_token", proof, "name", "Other");
        assertThat(visitor.request()
                        .header("Idempotency-Key", key)
                        .body(other)
                        .post("/auth/v1/signup")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void whoSignsInWhilePeppersTurnIsHashedAnew() {
        var here = Visitor.withPhone();
        var away = Visitor.withPhone();
        ok(here.signUp("password", PASSWORD));
        ok(away.signUp("password", PASSWORD));
        turner.turnOnce();
        ok(Api.signInAgain(here));
        turner.turn(mount -> mount.keep(1));
        ok(Api.signInAgain(here));
        Api.signInAgain(away).then().statusCode(400);
    }

    /** The transport key alone: the password's own pepper is to stay. */
    @ParameterizedTest
    @ValueSource(ints = {59, 61})
    void anEncryptedPasswordOpensForAnHourAfterItsKeyWasReplaced(int minutes) {
        var visitor = Visitor.withPhone();
        ok(visitor.signUp("password", PASSWORD));
        var before = encrypted();
        turner.turn(mount -> mount.rewrite(Kind.TRANSPORT_RSA, old -> DevKeys.rsaPrivateKey()));
        time.pass(Duration.ofMinutes(minutes));
        assertThat(Api.outcome(Api.signInByPassword(visitor, before, "rsa")) == 200)
                .isEqualTo(minutes < 60);
        ok(Api.signInByPassword(visitor, encrypted(), "rsa"));
    }

    private static String encrypted() {
        var key = RestAssured.get("/api/v3/system").jsonPath().getString("rsa.publicKey");
        return EncryptedPassword.rsa(key, PASSWORD);
    }

    /** The ids of the keys for ES256, in the order in which they are published. */
    private static List<String> published() {
        return RestAssured.get("/.well-known/jwks.json").jsonPath().getList("keys.findAll { it.kty == 'EC' }.kid");
    }

    private static String signing() {
        var token = ok(Visitor.withPhone().signUp()).getString("access_token");
        var header = new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8);
        return new JsonObject(header).getString("kid");
    }
}
