package dev.doorsill.dialect.genauth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What clients encrypt passwords with: for anybody, bare and in an envelope. */
@QuarkusTest
class SystemScenarioTest {
    @Test
    void tellsThePublicKeysInBothShapes() {
        var answer = Answer.of(given().get("/api/v3/system")).granted();
        var bare = answer.json().getMap("$");
        assertThat(answer.text("rsa.publicKey")).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(answer.text("sm2.publicKey")).matches("04[0-9a-f]{128}");
        assertThat(answer.text("version.server")).isNotBlank();
        assertThat(answer.json().getList("publicIps")).isEmpty();
        assertThat(answer.data())
                .containsOnlyKeys("rsa", "sm2", "version", "publicIps")
                .allSatisfy((name, value) -> assertThat(bare).containsEntry(name, value));
    }
}
