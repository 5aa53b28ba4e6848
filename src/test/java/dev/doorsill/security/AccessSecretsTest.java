package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSecretsTest {
    private static final String ONE = "0123456789abcdef";
    private static final String OTHER = "fedcba9876543210";

    @ParameterizedTest
    @ValueSource(strings = {ONE + " " + OTHER, ONE + "\r\n" + OTHER + "\r\n", " " + OTHER + "\n\n" + ONE})
    void holdsEverySecretOfItsText(String text) {
        var secrets = read(text);

        assertThat(secrets.contain(ONE)).isTrue();
        assertThat(secrets.contain(OTHER)).isTrue();
        assertThat(secrets).hasToString("2 ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", ONE + " " + OTHER})
    void holdsNothingElse(String shown) {
        assertThat(read(ONE + "\n" + OTHER).contain(shown)).isFalse();
    }

    @Test
    void wantsLongSecrets() {
        assertThatThrownBy(() -> read(ONE + "\nsecret"))
                .hasMessage("a secret must have at least 16 characters")
                .hasNoCause();
        assertThatThrownBy(() -> read(" \n")).hasMessage("there is no secret");
    }

    private static AccessSecrets read(String text) {
        return AccessSecrets.read(List.of(new SecretFile("admin.token", text)), 16);
    }
}
