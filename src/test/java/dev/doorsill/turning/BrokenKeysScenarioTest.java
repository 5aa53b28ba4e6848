package dev.doorsill.turning;

import static dev.doorsill.turning.Api.PASSWORD;
import static dev.doorsill.turning.Api.ok;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.fault.LogEar;
import dev.doorsill.security.DevKeys;
import dev.doorsill.security.KeyFiles.Finding;
import dev.doorsill.security.KeyMount.Kind;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be used changes nothing: the keys in use stay in use, all of them, and the operator is told. */
@QuarkusTest
@TestProfile(MountedKeys.class)
class BrokenKeysScenarioTest {
    @Inject
    Turner turner;

    private final LogEar ear = new LogEar();
    private Map<String, String> good;
    private Visitor member;
    private String accessToken;

    @BeforeEach
    void somebodySignsUp() {
        good = turner.mount().contents();
        member = Visitor.withPhone();
        accessToken = ok(member.signUp("password", PASSWORD)).getString("access_token");
        Logger.getLogger("dev.doorsill.security").addHandler(ear);
    }

    @AfterEach
    void repair() {
        Logger.getLogger("dev.doorsill.security").removeHandler(ear);
        turner.mount().publish(good);
        turner.rest();
        assertThat(turner.files().refusal()).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                row("cut off", Kind.SIGNING_EC, BrokenKeysScenarioTest::cut),
                row("a second key cut off", Kind.SIGNING_EC, text -> text + cut(DevKeys.ecPrivateKey())),
                row("something behind the key", Kind.SIGNING_RSA, text -> text + "\n-----BEGIN CERTIFICATE-----"),
                row("empty", Kind.SIGNING_RSA, text -> ""),
                row("the other algorithm", Kind.SIGNING_RSA, text -> DevKeys.ecPrivateKey()),
                row("half a set", Kind.SIGNING_EC, text -> "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\""),
                row("a set without keys", Kind.SIGNING_EC, text -> "{\"keys\":[]}"),
                row(
                        "a set with a symmetric key",
                        Kind.SIGNING_EC,
                        text -> "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}"),
                row("no ring", Kind.MASTER, text -> "secret-text"),
                row("a short key", Kind.MASTER, text -> text + ",k9:c2VjcmV0LXRleHQ="),
                row("no base64", Kind.MASTER, text -> text + ",k9:secret-text"),
                row("one id twice", Kind.MASTER, text -> text.strip() + "\n" + text.strip()),
                row("an id that is taken", Kind.MASTER, text -> firstId(text) + ring()),
                row("empty", Kind.MASTER, text -> " \n"),
                row("an id that is taken", Kind.PEPPER, text -> firstId(text) + ring()),
                row("cut off", Kind.PEPPER, text -> text.substring(0, 30)),
                row("too long", Kind.PEPPER, text -> text + " ".repeat(1 << 20) + "x"),
                row("cut off", Kind.TRANSPORT_RSA, BrokenKeysScenarioTest::cut),
                row("a key on another curve", Kind.TRANSPORT_SM2, text -> DevKeys.ecPrivateKey()),
                row("empty", Kind.TRANSPORT_SM2, text -> ""));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("broken")
    void nothingIsTaken(String what, Kind kind, UnaryOperator<String> spoil) {
        turner.mount().append();
        turner.mount().rewrite(kind, spoil);
        assertRefused(kind);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsTakenWhileAFileIsMissing(Kind kind) {
        turner.mount().append();
        turner.mount().remove(kind);
        assertRefused(kind);
    }

    private void assertRefused(Kind kind) {
        var before = given().get("/.well-known/jwks.json").asString();
        assertThat(turner.look()).isEqualTo(Finding.REFUSED);
        assertThat(turner.files().look()).isEqualTo(Finding.REFUSED);

        assertThat(given().get("/.well-known/jwks.json").asString()).isEqualTo(before);
        ok(member.me(accessToken));
        ok(Api.signInAgain(member));
        assertTold(kind);
    }

    /** Which setting, once, and nothing of what is in any file. */
    private void assertTold(Kind kind) {
        assertThat(turner.files().refusal())
                .hasValueSatisfying(text -> assertThat(text).contains(setting(kind)));
        assertThat(ear.text())
                .containsOnlyOnce("KeyFiles The keys in use stay in use")
                .contains(setting(kind));
        turner.mount().contents().values().stream()
                .flatMap(text -> Stream.of(text.split("[\\s:,]+", 0)))
                .filter(part -> part.length() > 8 && !part.contains("PRIVATE"))
                .forEach(part -> assertThat(ear.text()).doesNotContain(part));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'keys' }.data.files", equalTo("refused"));
    }

    @Test
    void aFileIsTakenOnlyWhenItWasSeenTwiceAlike() {
        turner.mount().append();
        assertThat(turner.files().look()).isEqualTo(Finding.UNSETTLED);
        turner.mount().append();
        assertThat(turner.files().look()).isEqualTo(Finding.UNSETTLED);
        assertThat(turner.files().look()).isEqualTo(Finding.TURNED);
        assertThat(turner.files().look()).isEqualTo(Finding.SAME);
    }

    @Test
    void whatIsPutBackBeforeItWasSeenTwiceWasNothing() {
        turner.mount().append();
        assertThat(turner.files().look()).isEqualTo(Finding.UNSETTLED);
        turner.mount().publish(good);
        assertThat(turner.files().look()).isEqualTo(Finding.SAME);
    }

    private static Arguments row(String what, Kind kind, UnaryOperator<String> spoil) {
        return Arguments.of(what, kind, spoil);
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 40);
    }

    private static String firstId(String text) {
        return text.substring(0, text.indexOf(':'));
    }

    private static String ring() {
        return DevKeys.secret().replaceFirst("^dev", "");
    }

    private static String setting(Kind kind) {
        return switch (kind) {
            case MASTER -> "doorsill.security.keys";
            case PEPPER -> "doorsill.password.peppers";
            case SIGNING_EC, SIGNING_RSA -> "doorsill.token.key-files";
            case TRANSPORT_RSA, TRANSPORT_SM2 -> "doorsill.security.transport";
        };
    }
}
