package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Row.invalid;
import static dev.doorsill.dialect.cloudbase.Row.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is refused here leaves nothing behind, and the token as good as before. */
@QuarkusTest
class SignUpRefusalScenarioTest {
    private static final String TAKEN = "taken-name";

    @Inject
    TestTime time;

    @Inject
    Census census;

    static Stream<Row> withPhone() {
        return Stream.of(
                invalid("username of 1", "username", "a"),
                invalid("username of 49", "username", "a".repeat(49)),
                invalid("empty username", "username", ""),
                invalid("Chinese username", "username", "李雷李雷"),
                invalid("full-width username", "username", "ａｂｃ"),
                invalid("username with a line break", "username", "ab\n"),
                invalid("username with a tab", "username", "a\tb"),
                invalid("username like an e-mail address", "username", "lin@example.com"),
                invalid("username with an at", "username", "a@"),
                invalid("username like a phone number", "username", "+86 13000000002"),
                invalid("username of seven digits", "username", "1234567"),
                invalid("username of digits and signs", "username", "130-0000.0002"),
                invalid("username with a blank before", "username", " ab"),
                invalid("username with a blank behind", "username", "ab "),
                invalid("username with other signs", "username", "a#b"),
                invalid("empty password", "password", ""),
                invalid("password of 5", "password", "12345"),
                invalid("password of 257", "password", "a".repeat(257)),
                invalid("unknown gender", "gender", "X"),
                invalid("long name", "name", "a".repeat(257)),
                invalid("two addresses", "email", "p@example"),
                invalid("provider token beside", "provider_token", "eyJ.eyJ.sig"),
                refused(Refusal.ALREADY_EXISTS, "taken username", "username", TAKEN),
                refused(
                        Refusal.ALREADY_EXISTS,
                        "taken username in other case",
                        "username",
                        TAKEN.toUpperCase(Locale.ROOT)));
    }

    static Stream<Row> withEmail() {
        return Stream.of(
                invalid("username of 4", "username", "abcd"),
                invalid("username of 25", "username", "a".repeat(25)),
                invalid("username with a dot", "username", "ab.cde"),
                invalid("username with a blank", "username", "ab cde"),
                invalid("username with a plus", "username", "ab+cde"),
                invalid("username of seven digits", "username", "1234567"),
                invalid("username like an e-mail address", "username", "lin@example"),
                invalid("two addresses", "phone_number", "+86 13000000003"),
                refused(Refusal.ALREADY_EXISTS, "taken username", "username", TAKEN));
    }

    static Stream<Row> withoutProof() {
        return Stream.of(
                invalid("nothing"),
                invalid("username and password alone", "username", "user789", "password", "Password@123"),
                invalid("phone alone", "phone_number", "+86 13000000004"),
                invalid("phone and password", "phone_number", "+86 13000000004", "password", "Password@123"),
                invalid("phone and code", "phone_number", "+86 13000000004", "verification_code", "123456"),
                invalid("e-mail alone", "email", "p@example"),
                invalid("empty token", "email", "p@example", "verification_token", ""),
                invalid("token alone", "verification_token", "x"),
                invalid("garbage token", "email", "p@example", "verification_token", "x"),
                invalid("foreign token", "email", "p@example", "verification_token", "eyJ.eyJ.sig"),
                invalid("malformed phone", "phone_number", "13000000004", "verification_token", "x"),
                invalid("malformed e-mail", "email", "p", "verification_token", "x"),
                invalid("provider", "provider_token", "x", "username", "github_user"));
    }

    @ParameterizedTest
    @MethodSource("withPhone")
    void refusesByPhone(Row row) {
        refusesAndKeepsTheProof(Visitor.withPhone(), row);
    }

    @ParameterizedTest
    @MethodSource("withEmail")
    void refusesByEmail(Row row) {
        refusesAndKeepsTheProof(Visitor.withEmail(), row);
    }

    private void refusesAndKeepsTheProof(Visitor visitor, Row row) {
        takeTheName();
        var proof = visitor.proof();
        var before = census.take();
        var body = visitor.fields("verification_token", proof);
        body.putAll(row.body());
        Answer.refused(visitor.post("/signup", body), row.refusal());
        assertThat(census.take()).isEqualTo(before);
        Answer.granted(visitor.signUpWith(proof, "username", "ok-" + Long.toString(System.nanoTime(), 36)));
    }

    private static void takeTheName() {
        var owner = Visitor.withPhone();
        var status = owner.signUp("username", TAKEN).statusCode();
        assertThat(status).isIn(200, 409);
    }

    @ParameterizedTest
    @MethodSource("withoutProof")
    void refusesWithoutProof(Row row) {
        var before = census.take();
        Answer.refused(Visitor.withPhone().post("/signup", row.body()), row.refusal());
        assertThat(census.take()).isEqualTo(before);
    }

    /** The address is taken, but its owner may still walk in with the very same token. */
    @Test
    void refusesAnAddressThatHasAnAccountAndLetsItsOwnerSignIn() {
        for (var visitor : new Visitor[] {Visitor.withPhone(), Visitor.withEmail()}) {
            var sub = visitor.signUp().<String>path("sub");
            time.pass(Duration.ofMinutes(1));
            var proof = visitor.proof();
            var before = census.take();
            Answer.refused(visitor.signUpWith(proof), Refusal.ALREADY_EXISTS);
            assertThat(census.take()).isEqualTo(before);

            var signedIn = Answer.granted(visitor.post("/signin", Map.of("verification_token", proof)));
            assertThat(signedIn.text("sub")).isEqualTo(sub);
        }
    }
}
