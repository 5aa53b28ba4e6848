package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTextTest {
    @Property
    void readsUtf8AndSurrogatesOfThreeBytesEach(@ForAll("characters") String text) {
        assertThat(TransportText.read(text.getBytes(StandardCharsets.UTF_8))).contains(text);
        assertThat(TransportText.read(cesu8(text))).contains(text);
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(30)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "80",
                "c3",
                "c080",
                "e4bd",
                "eda080",
                "edb080",
                "edb080eda080",
                "eda080eda080",
                "eda080edb0",
                "eda08061edb080",
                "f4908080"
            })
    void readsNothingElse(String hex) {
        assertThat(TransportText.read(HexFormat.of().parseHex(hex))).isEmpty();
        assertThat(TransportText.read(HexFormat.of().parseHex("61" + hex + "61")))
                .isEmpty();
    }

    @Property
    void neverFails(@ForAll byte[] bytes) {
        assertThat(TransportText.read(bytes)).isNotNull();
    }

    private static byte[] cesu8(String text) {
        var bytes = new ByteArrayOutputStream();
        text.chars().forEach(unit -> {
            if (Character.isSurrogate((char) unit)) {
                bytes.write(0xe0 | (unit >> 12));
                bytes.write(0x80 | ((unit >> 6) & 0x3f));
                bytes.write(0x80 | (unit & 0x3f));
            } else {
                bytes.writeBytes(String.valueOf((char) unit).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
