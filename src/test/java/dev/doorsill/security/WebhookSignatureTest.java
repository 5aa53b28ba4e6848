package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signsTimestampAndBody() {
        // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac s3cret
        assertThat(new WebhookSignature("s3cret").sign(1_700_000_000L, BODY))
                .isEqualTo("v1=1698a50bc74d1ff1db85c4e0a5297c2ad9fdba245d5737cdb789e4cc6e098940");
    }

    @Test
    void anotherTimeIsAnotherSignature() {
        var signature = new WebhookSignature("s3cret");

        assertThat(signature.sign(1_700_000_001L, BODY)).isNotEqualTo(signature.sign(1_700_000_000L, BODY));
    }

    @Test
    void showsNoSecret() {
        assertThat(new WebhookSignature("s3cret")).asString().doesNotContain("s3cret");
    }
}
