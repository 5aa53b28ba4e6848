package dev.doorsill.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Argon2idTest {
    private static final Argon2 JAVA = new BouncyArgon2();

    static Stream<Argon2> implementations() {
        return Stream.of(JAVA, new SodiumArgon2(JAVA));
    }

    /** Made with the reference implementation's command line tool. */
    @ParameterizedTest
    @MethodSource("implementations")
    void agreesWithTheReferenceImplementation(Argon2 argon2) {
        var derived = argon2.derive(
                new Argon2id(19_456, 2, 1), "correct horse".getBytes(UTF_8), "somesaltsomesalt".getBytes(UTF_8), 32);

        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo("93da21ae87a3672d4f37913549b1cd3ee83abc1f1e4006a16f948e029ea2185e");
    }

    /** Salts, lengths and lanes that the library in C does not know are among them. */
    @ParameterizedTest
    @CsvSource({"8,1,1,16,32", "8,1,1,8,32", "64,3,4,16,32", "1024,2,1,48,16", "1000,16,1,16,64", "77,5,1,16,17"})
    void givesTheSameHashWhoeverComputesIt(int memoryKib, int iterations, int lanes, int salt, int length) {
        var cost = new Argon2id(memoryKib, iterations, lanes);
        var input = "pässwörd".getBytes(UTF_8);
        assertThat(new SodiumArgon2(JAVA).derive(cost, input, new byte[salt], length))
                .isEqualTo(JAVA.derive(cost, input, new byte[salt], length));
    }

    @ParameterizedTest
    @CsvSource({"7,1,1", "15,1,2", "262145,1,1", "64,0,1", "64,17,1", "64,1,0", "262144,1,17"})
    void refusesAbsurdCosts(int memoryKib, int iterations, int parallelism) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(memoryKib, iterations, parallelism));
    }
}
