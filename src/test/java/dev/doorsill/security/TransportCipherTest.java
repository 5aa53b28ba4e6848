package dev.doorsill.security;

import static dev.doorsill.security.Recorded.open;
import static dev.doorsill.security.TransportEncryption.NONE;
import static dev.doorsill.security.TransportEncryption.RSA;
import static dev.doorsill.security.TransportEncryption.SM2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Recorded.Pair;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opens what jsencrypt and sm-crypto wrote, and nothing else. */
class TransportCipherTest {
    private static final TransportCipher CIPHER = Recorded.cipher("rsa", "rsa-previous", "sm2", "sm2-previous");
    private static final String RSA_TEXT = Recorded.pairs("rsa").get(0).ciphertext();
    private static final String SM2_TEXT = Recorded.pairs("sm2").get(0).ciphertext();

    static List<Pair> rsa() {
        return both("rsa");
    }

    static List<Pair> sm2() {
        return both("sm2");
    }

    private static List<Pair> both(String kind) {
        return Stream.of(kind, kind + "Previous")
                .flatMap(name -> Recorded.pairs(name).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rsa")
    void opensWhatJsencryptWrote(Pair pair) {
        assertOpens(RSA, pair.ciphertext(), pair.text());
        assertOpens(RSA, pair.ciphertext().replace("=", ""), pair.text());
    }

    @ParameterizedTest
    @MethodSource("sm2")
    void opensWhatSmCryptoWrote(Pair pair) {
        for (var prefix : List.of("", "sm2:", "04", "sm2:04")) {
            assertOpens(SM2, prefix + pair.ciphertext(), pair.text());
            assertOpens(SM2, prefix + pair.ciphertext().toUpperCase(Locale.ROOT), pair.text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passw0rd", "密码", ""})
    void takesPlainTextAsItIs(String text) {
        assertOpens(NONE, text, text);
    }

    static Stream<String> noRsa() {
        var bytes = Base64.getDecoder().decode(RSA_TEXT);
        return Stream.of(
                "",
                "=",
                "passw0rd",
                "*".repeat(344),
                RSA_TEXT.substring(0, 343) + "!",
                RSA_TEXT.substring(0, 64) + "\n" + RSA_TEXT.substring(64),
                RSA_TEXT + "\n",
                " " + RSA_TEXT,
                Base64.getUrlEncoder().encodeToString(filled(bytes.length, 0xff)),
                HexFormat.of().formatHex(bytes),
                RSA_TEXT + RSA_TEXT,
                Base64.getEncoder().encodeToString(filled(253, 1)),
                Base64.getEncoder().encodeToString(filled(257, 1)),
                Base64.getEncoder().encodeToString(filled(128, 1)),
                SM2_TEXT);
    }

    @ParameterizedTest
    @MethodSource("noRsa")
    void refusesAtOnceWhatIsNoRsaCiphertext(String text) {
        assertUndecryptable(CIPHER, RSA, text);
    }

    static Stream<String> noSm2() {
        return Stream.of(
                "",
                "sm2:",
                "passw0rd",
                "sm2:sm2:" + SM2_TEXT,
                "SM2:" + SM2_TEXT,
                "0x" + SM2_TEXT,
                SM2_TEXT + "0",
                SM2_TEXT.substring(1),
                SM2_TEXT + "\n",
                " " + SM2_TEXT,
                "g" + SM2_TEXT.substring(1),
                "\uff11" + SM2_TEXT.substring(1),
                SM2_TEXT.substring(0, 2 * 96),
                SM2_TEXT.substring(0, 2),
                RSA_TEXT);
    }

    @ParameterizedTest
    @MethodSource("noSm2")
    void refusesAtOnceWhatIsNoSm2Ciphertext(String text) {
        assertUndecryptable(CIPHER, SM2, text);
    }

    static Stream<String> falseRsa() {
        var bytes = Base64.getDecoder().decode(RSA_TEXT);
        var flips = Stream.of(0, 7, 1000, 2040, 2047).map(bit -> flipped(bytes, bit));
        var chosen = Stream.of(filled(256, 0), filled(256, 0xff), filled(256, 1), filled(255, 1), filled(254, 1));
        return Stream.concat(
                Stream.of(Recorded.text("rsaOaep")),
                Stream.concat(flips, chosen).map(Base64.getEncoder()::encodeToString));
    }

    @ParameterizedTest
    @MethodSource("falseRsa")
    void givesARandomPasswordForFalseRsa(String text) {
        assertNotGenuine(RSA, text);
    }

    static Stream<String> falseSm2() {
        var bytes = HexFormat.of().parseHex(SM2_TEXT);
        var x = 0;
        var y = 32 * 8;
        var c3 = 64 * 8;
        var c2 = 96 * 8;
        var flips = Stream.of(x, x + 255, y, y + 255, c3, c3 + 255, c2, c2 + 63)
                .map(bit -> flipped(bytes, bit))
                .map(HexFormat.of()::formatHex);
        var others = Stream.of(
                Recorded.text("sm2OtherOrder"),
                SM2_TEXT.substring(0, SM2_TEXT.length() - 2),
                SM2_TEXT + "00",
                "0404" + SM2_TEXT,
                "05" + SM2_TEXT,
                "00".repeat(100),
                "ff".repeat(100),
                "04".repeat(100));
        return Stream.concat(flips, others);
    }

    @ParameterizedTest
    @MethodSource("falseSm2")
    void givesARandomPasswordForFalseSm2(String text) {
        assertNotGenuine(SM2, text);
    }

    @Test
    void opensNothingOfAKeyThatIsNoLongerHeld() {
        var now = Recorded.cipher("rsa", "sm2");

        assertThat(open(now, RSA, Recorded.pairs("rsaPrevious").get(0).ciphertext())
                        .genuine())
                .isFalse();
        assertThat(open(now, SM2, Recorded.pairs("sm2Previous").get(0).ciphertext())
                        .genuine())
                .isFalse();
    }

    @Test
    void publishesTheFirstKeys() {
        assertThat(CIPHER.rsaPublicKeyPem()).contains(Recorded.publicKey("rsa"));
        assertThat(CIPHER.sm2PublicKeyHex()).contains(Recorded.publicKey("sm2"));
        var turned = Recorded.cipher("rsa-previous", "rsa", "sm2-previous", "sm2");
        assertThat(turned.rsaPublicKeyPem()).contains(Recorded.publicKey("rsaPrevious"));
        assertThat(turned.sm2PublicKeyHex()).contains(Recorded.publicKey("sm2Previous"));
    }

    @Test
    void opensNothingWithoutKeys() {
        var empty = Recorded.cipher();

        assertThat(empty.rsaPublicKeyPem()).isEmpty();
        assertThat(empty.sm2PublicKeyHex()).isEmpty();
        assertUndecryptable(empty, RSA, RSA_TEXT);
        assertUndecryptable(empty, SM2, SM2_TEXT);
        assertThat(open(empty, NONE, "passw0rd").genuine()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(TransportEncryption.class)
    void showsNoPassword(TransportEncryption how) {
        var text = how == RSA ? RSA_TEXT : how == SM2 ? SM2_TEXT : "passw0rd";

        assertThat(open(CIPHER, how, text)).hasToString("password ***");
    }

    @Test
    void worksWherePasswordsAreHashed() {
        var closed = new HashPool(Settings.of(PasswordConfig.class), Traces.off(), new SimpleMeterRegistry());
        closed.finish();
        var cipher = new TransportCipher(closed, TestKeys.keys(), Recorded.keys("rsa", "sm2"), InstantSource.system());

        assertThat(problem(cipher, RSA, RSA_TEXT).code()).isEqualTo(ProblemCode.OVERLOADED);
        assertThat(problem(cipher, SM2, SM2_TEXT).code()).isEqualTo(ProblemCode.OVERLOADED);
    }

    private static void assertOpens(TransportEncryption how, String ciphertext, String text) {
        var opened = open(CIPHER, how, ciphertext);

        assertThat(opened.genuine()).isTrue();
        assertThat(opened.password().reveal()).isEqualTo(Password.of(text).reveal());
    }

    private static void assertNotGenuine(TransportEncryption how, String text) {
        var one = open(CIPHER, how, text);
        var other = open(CIPHER, how, text);

        assertThat(one.genuine()).isFalse();
        assertThat(one.password().reveal())
                .hasSize(32)
                .isNotEqualTo(other.password().reveal());
    }

    private static void assertUndecryptable(TransportCipher cipher, TransportEncryption how, String text) {
        assertThat(problem(cipher, how, text).code()).isEqualTo(ProblemCode.PASSWORD_UNDECRYPTABLE);
    }

    private static Problem problem(TransportCipher cipher, TransportEncryption how, String text) {
        return catchThrowableOfType(
                Problem.class, () -> cipher.open(how, text).await().indefinitely());
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (0x80 >> bit % 8);
        return changed;
    }
}
