package dev.doorsill.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.impl.ZModem;
import org.junit.jupiter.api.Test;

class RedisCaptchaTokensTest {
    /** One script counts a use and notes that the token is worn, and a cluster runs it only on keys of one slot. */
    @Test
    void keepsATokenAndTheNoteThatItIsWornInOneSlotOfACluster() {
        var keys = RedisCaptchaTokens.keys("captcha:{4f2a9c}:", new CaptchaToken("a-token"));
        assertThat(keys).hasSize(2).extracting(ZModem::generate).containsOnly(ZModem.generate("4f2a9c"));
    }
}
