package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.delivery.Inbox;
import dev.doorsill.identifier.EmailAddress;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One person, however the address is spelt. */
@QuarkusTest
class SpellingScenarioTest {
    private static final String PASSWORD = "Password@123";

    @Inject
    TestTime time;

    @Inject
    Inbox inbox;

    @ParameterizedTest
    @CsvSource({
        "Spelling.One@Example.COM, spelling.one@example.com",
        "two@bücher.example, two@xn--bcher-kva.example",
        "three@xn--bcher-kva.example, three@BÜCHER.example",
        "four@例子.测试, four@xn--fsqu00a.xn--0zwm56d",
        "ｆｉｖｅ＠ｅｘａｍｐｌｅ．ｃｏｍ, five@example.com",
        "six+tag@example, SIX+TAG@EXAMPLE",
        "seven@bu\u0308cher.example, seven@bücher.example",
        "o'eight!#$%&*/=?^_`{|}~-@example, O'EIGHT!#$%&*/=?^_`{|}~-@example",
    })
    void isOneAccount(String signedUp, String other) {
        var sub = signUp(signedUp);
        var signedIn = Visitor.withPhone().post("/signin", Map.of("username", other, "password", PASSWORD));
        assertThat(Answer.granted(signedIn).text("sub")).isEqualTo(sub);

        time.pass(Duration.ofMinutes(1));
        var asked = Visitor.withEmail(other).askForCode();
        assertThat(Answer.granted(asked).json().getBoolean("is_user")).isTrue();
    }

    private String signUp(String email) {
        var visitor = Visitor.withEmail(email);
        var id = Answer.granted(visitor.askForCode()).text("verification_id");
        var message = inbox.sentTo(EmailAddress.parse(email).key()).get(0).message();
        var answer = Map.of(
                "verification_id",
                id,
                "verification_code",
                message.code().orElseThrow().passcode().reveal());
        var proof = Answer.granted(visitor.post("/verification/verify", answer)).text("verification_token");
        return Answer.granted(visitor.signUpWith(proof, "password", PASSWORD)).text("sub");
    }
}
