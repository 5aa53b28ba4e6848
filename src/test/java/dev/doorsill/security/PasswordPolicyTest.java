package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {
    private static final List<Identifier> OWN = List.of(
            Username.parse("ZhangSan"),
            EmailAddress.parse("lin.mei@example.com"),
            PhoneNumber.parse("+86 13000000000"));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "compat, Password@123, ",
                "compat, passw0rd, ",
                "compat, DemoPass123!@#, ",
                "compat, SamplePass456$%^, ",
                "compat, 123456, ",
                "compat, zhangsan, ",
                "compat, 12345, PASSWORD_TOO_SHORT",
                "asvs-l2, k7Qz!v9tLw, ",
                "asvs-l2, hR4xTb82pq, ",
                "asvs-l2, zhangsan has 3 boats, ",
                "asvs-l2, 落霞与孤鹜齐飞秋水共长天一色, ",
                "asvs-l2, k7Qz!v9, PASSWORD_TOO_SHORT",
                "asvs-l2, password1, PASSWORD_COMMON",
                "asvs-l2, qwerty123, PASSWORD_COMMON",
                "asvs-l2, iloveyou, PASSWORD_COMMON",
                "asvs-l2, P@ssw0rd, PASSWORD_COMMON",
                "asvs-l2, drowssap, PASSWORD_COMMON",
                "asvs-l2, aaaaaaaaaaaaaaaa, PASSWORD_COMMON",
                "asvs-l2, ZHANGSAN, PASSWORD_PERSONAL",
                "asvs-l2, zhangsan2024!, PASSWORD_PERSONAL",
                "asvs-l2, nasgnahz, PASSWORD_PERSONAL",
                "asvs-l2, zh@ng$an, PASSWORD_PERSONAL",
                "asvs-l2, Lin.Mei@example.com, PASSWORD_PERSONAL",
                "asvs-l2, lin.mei@example, PASSWORD_PERSONAL",
                "asvs-l2, 13000000000, PASSWORD_PERSONAL",
                "asvs-l2, +8613000000000, PASSWORD_PERSONAL",
                "nist, k7Qz!v9tLw, PASSWORD_TOO_SHORT",
                "nist, passwordpassword, PASSWORD_COMMON",
                "nist, three boats on a lake, "
            })
    void judges(String policy, String password, String reason) {
        assertThat(judge(policy, password)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "compat, 123456, LOW",
        "compat, passw0rd, LOW",
        "compat, Password@123, MEDIUM",
        "compat, zhangsan, LOW",
        "compat, zhangsan2024!, LOW",
        "compat, 13000000000, LOW",
        "compat, hR4xTb8, MEDIUM",
        "compat, k7Qz!v9tLw, HIGH",
        "asvs-l2, hR4xTb82, MEDIUM",
        "asvs-l2, k7Qz!v9tLw, HIGH",
        "asvs-l2, 落霞与孤鹜齐飞秋水共长天一色, HIGH",
        "nist, three boats on a lake, HIGH"
    })
    void saysHowStrongAPasswordIs(String policy, String password, Strength strength) {
        assertThat(policy(policy).judge(Password.of(password), OWN)).isEqualTo(strength);
    }

    @ParameterizedTest
    @CsvSource({"0, LOW", "1, LOW", "2, MEDIUM", "3, HIGH", "4, HIGH"})
    void saysItByScores(int score, Strength strength) {
        assertThat(Strength.ofScore(score)).isEqualTo(strength);
    }

    @ParameterizedTest
    @CsvSource({
        "asvs-l2, doorsill2024, PASSWORD_COMMON",
        "asvs-l2, D00rs1ll2024, PASSWORD_COMMON",
        "asvs-l2, llisrood2024, PASSWORD_COMMON",
        "asvs-l2, DoorsillDoorsill, PASSWORD_COMMON",
        "asvs-l2, zhangsan2024!, PASSWORD_PERSONAL",
        "asvs-l2, doorsill has 3 boats, ",
        "asvs-l2, k7Qz!v9tLw, ",
        "compat, doorsill2024, "
    })
    void refusesWordsOfTheHouse(String policy, String password, String reason) {
        var strict = Settings.of(
                PasswordConfig.class, "doorsill.password.policy", policy, "doorsill.password.words", "Doorsill, inn");

        assertThat(judge(new PasswordPolicy(strict), password)).isEqualTo(reason);
    }

    @Property(tries = 40)
    void countsCodePointsAndNothingElse(@ForAll @IntRange(min = 1, max = 300) int length) {
        var reason = judge("compat", "\uD842\uDFB7".repeat(length));

        assertThat(reason).isEqualTo(length < 6 ? "PASSWORD_TOO_SHORT" : length > 256 ? "PASSWORD_TOO_LONG" : null);
    }

    @Test
    void tellsTheLength() {
        var policy = policy("nist");

        var refused = catchThrowableOfType(Problem.class, () -> policy.checkLength(Password.of("short")));

        assertThat(refused.code()).isEqualTo(ProblemCode.PASSWORD_UNACCEPTABLE);
        assertThat(refused.arguments()).containsExactly(15);
    }

    private static String judge(String policy, String password) {
        return judge(policy(policy), password);
    }

    private static String judge(PasswordPolicy policy, String password) {
        try {
            var unused = policy.judge(Password.of(password), OWN);
            return null;
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(ProblemCode.PASSWORD_UNACCEPTABLE);
            return refused.reason().orElseThrow().name();
        }
    }

    private static PasswordPolicy policy(String name) {
        return new PasswordPolicy(Settings.of(PasswordConfig.class, "doorsill.password.policy", name));
    }
}
