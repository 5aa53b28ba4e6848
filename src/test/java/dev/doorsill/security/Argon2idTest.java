package dev.doorsill.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2idTest {
    /** Made with the reference implementation's command line tool. */
    @Test
    void agreesWithTheReferenceImplementation() {
        var derived = new Argon2id(19_456, 2, 1)
                .derive("correct horse".getBytes(UTF_8), "somesaltsomesalt".getBytes(UTF_8), 32);

        assertThat(HexFormat.of().formatHex(derived))
                .isEqualTo("93da21ae87a3672d4f37913549b1cd3ee83abc1f1e4006a16f948e029ea2185e");
    }

    @ParameterizedTest
    @CsvSource({"7,1,1", "15,1,2", "262145,1,1", "64,0,1", "64,17,1", "64,1,0", "262144,1,17"})
    void refusesAbsurdCosts(int memoryKib, int iterations, int parallelism) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(memoryKib, iterations, parallelism));
    }
}
