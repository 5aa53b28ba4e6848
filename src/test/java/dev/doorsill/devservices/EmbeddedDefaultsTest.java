package dev.doorsill.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.TransportCipher;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedDefaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool database;

    @Inject
    ReactiveRedisDataSource redis;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String databaseUrl;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redisHosts;

    @ConfigProperty(name = "doorsill.security.keys")
    String securityKeys;

    @ConfigProperty(name = "doorsill.password.peppers")
    String peppers;

    @ConfigProperty(name = "doorsill.token.key-files")
    String tokenKeyFiles;

    @ConfigProperty(name = "doorsill.security.transport.rsa-key-files")
    Path rsaKeyFile;

    @ConfigProperty(name = "doorsill.security.transport.sm2-key-files")
    Path sm2KeyFile;

    @Inject
    TransportCipher cipher;

    @Test
    void theDatabaseAnswers() {
        assertThat(databaseUrl).isEqualTo(System.getProperty("dev.doorsill.devservices.test." + Missing.DATABASE_URL));
        assertThat(database.query("select 1")
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(1);
    }

    @Test
    void theDatabaseFoldsLettersOfEveryScript() {
        assertThat(database.query("select lower('ÄÖ')")
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("äö");
    }

    @Test
    void redisAnswers() {
        assertThat(redisHosts).isEqualTo(System.getProperty("dev.doorsill.devservices.test." + Missing.REDIS_HOSTS));
        assertThat(redis.execute("ping").await().atMost(PATIENCE).toString()).isEqualTo("PONG");
        assertThat(redis.execute("config", "get", "maxmemory-policy")
                        .await()
                        .atMost(PATIENCE)
                        .toString())
                .contains("noeviction");
    }

    @Test
    void secretsAreMadeUp() throws Exception {
        assertThat(Base64.getDecoder().decode(securityKeys.substring("dev:".length())))
                .hasSize(32);
        assertThat(peppers).startsWith("dev:").isNotEqualTo(securityKeys);
        assertThat(tokenKeyFiles.split(","))
                .hasSize(2)
                .allSatisfy(
                        file -> assertThat(Files.readString(Path.of(file))).startsWith("-----BEGIN PRIVATE KEY-----"));
    }

    @Test
    void keysForEncryptedPasswordsAreMadeUp() {
        assertThat(rsaKeyFile).isRegularFile();
        assertThat(sm2KeyFile).isRegularFile();
        assertThat(cipher.rsaPublicKeyPem()).isPresent();
        assertThat(cipher.sm2PublicKeyHex()).isPresent();
    }
}
