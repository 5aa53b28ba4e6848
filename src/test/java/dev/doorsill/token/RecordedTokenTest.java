package dev.doorsill.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.TestKeys;
import org.junit.jupiter.api.Test;

/** A refresh token lives for a month, through any number of releases: it stays as it was once written. */
class RecordedTokenTest {
    private static final String HANDLE = "AAECAwQFBgcICQoLDA0ODw";
    private static final String SEED = "EBESExQVFhcYGRobHB0eHw";
    private static final String TOKEN = "m.AAECAwQFBgcICQoLDA0ODw.1z.k1.cPQQQud3oM1zrOpvrBEKdIr7-JXjRrInxghIUA7KVg8";

    private final RefreshTokens tokens = new RefreshTokens(TestKeys.keys());

    @Test
    void isWrittenAndReadAsItEverWas() {
        assertThat(tokens.write(HANDLE, SEED, 71)).isEqualTo(TOKEN);
        var presented = tokens.parse(TOKEN).orElseThrow();
        assertThat(presented.counter()).isEqualTo(71);
        assertThat(tokens.authentic(presented, SEED)).isTrue();
    }
}
