package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Passwords that the application encrypted with the public keys of {@code /system}, wherever one is sent. */
@QuarkusTest
class EncryptedPasswordScenarioTest {
    private static final String FRESH = "密码 Another@456";

    private Guest member = new Guest();

    @BeforeEach
    void somebodySignsUp() {
        member = Guest.member();
    }

    @ParameterizedTest
    @EnumSource
    void signsUpAndIn(Cipherer how) {
        var guest = new Guest();
        var options = fields("passwordEncryptType", how.word());
        guest.signUpWith(fields("username", guest.username, "password", how.encrypt(FRESH)), "options", options)
                .granted();
        Guest.signIn(fields("username", guest.username, "password", FRESH)).granted();
        Guest.signIn(fields("username", guest.username, "password", how.encrypt(FRESH)), "options", options)
                .granted();
        Guest.signIn(fields("username", guest.username, "password", how.encrypt(PASSWORD)), "options", options)
                .refused(Refusal.WRONG_CREDENTIALS);
    }

    @ParameterizedTest
    @EnumSource
    void setsAPasswordBesideACode(Cipherer how) {
        var guest = new Guest();
        guest.signUpByPhoneCode(
                        "options",
                        fields("passwordForPhonePassCode", how.encrypt(FRESH), "passwordEncryptType", how.word()))
                .granted();
        Guest.signIn(fields("phone", guest.phone, "password", FRESH)).granted();
    }

    @ParameterizedTest
    @EnumSource
    void changesAndTriesAPassword(Cipherer how) {
        var change = fields(
                "newPassword",
                how.encrypt(FRESH),
                "oldPassword",
                how.encrypt(PASSWORD),
                "passwordEncryptType",
                how.word());
        Guest.post("/update-password", member.token(), change).granted();
        assertThat(validate(how, how.encrypt(FRESH))).isEqualTo(Map.of("valid", true));
        assertThat(validate(how, how.encrypt(PASSWORD))).isEqualTo(Map.of("valid", false));
    }

    /** With the form of a ciphertext it is a wrong password where one may be guessed, and none where one is set. */
    @ParameterizedTest
    @EnumSource
    void doesNotSayAtSignInThatItDoesNotOpen(Cipherer how) {
        var options = fields("passwordEncryptType", how.word());
        Guest.signIn(fields("email", member.email, "password", how.noise()), "options", options)
                .refused(Refusal.WRONG_CREDENTIALS);
        assertThat(validate(how, how.noise())).isEqualTo(Map.of("valid", false));
        var oldIsNoise = fields(
                "newPassword", how.encrypt(FRESH), "oldPassword", how.noise(), "passwordEncryptType", how.word());
        Guest.post("/update-password", member.token(), oldIsNoise).refused(Refusal.OLD_PASSWORD_WRONG);
    }

    @ParameterizedTest
    @EnumSource
    void setsNothingThatDoesNotOpen(Cipherer how) {
        var guest = new Guest();
        guest.signUpWith(
                        fields("email", guest.email, "password", how.noise()),
                        "options",
                        fields("passwordEncryptType", how.word()))
                .refused(Refusal.UNDECRYPTABLE);
        Guest.signIn(
                        fields("email", guest.email, "password", how.noise()),
                        "options",
                        fields("passwordEncryptType", how.word(), "autoRegister", true))
                .refused(Refusal.UNDECRYPTABLE);
        Guest.post(
                        "/update-password",
                        member.token(),
                        fields(
                                "newPassword",
                                how.noise(),
                                "oldPassword",
                                how.encrypt(PASSWORD),
                                "passwordEncryptType",
                                how.word()))
                .refused(Refusal.UNDECRYPTABLE);
        Guest.post(
                        "/reset-password",
                        fields("password", how.noise(), "passwordResetToken", "x", "passwordEncryptType", how.word()))
                .refused(Refusal.UNDECRYPTABLE);
    }

    @Test
    void aPolicyJudgesThePasswordAndNotItsCiphertext() {
        var guest = new Guest();
        guest.signUpWith(
                        fields("email", guest.email, "password", Cipherer.SM2.encrypt("12345")),
                        "options",
                        fields("passwordEncryptType", "sm2"))
                .refused(Refusal.WEAK_PASSWORD);
    }

    private Map<String, Object> validate(Cipherer how, String ciphertext) {
        return Guest.post(
                        "/validate-password",
                        fields("email", member.email, "password", ciphertext, "passwordEncryptType", how.word()))
                .granted()
                .data();
    }
}
