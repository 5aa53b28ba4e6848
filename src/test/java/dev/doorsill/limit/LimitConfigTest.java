package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.PasswordConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the service's own settings file makes of the defaults. */
class LimitConfigTest {
    @ParameterizedTest
    @CsvSource({"prod, 60, 60, ASVS_L2", "test, 100000000, 100000000, COMPAT", "dev, 100000000, 100000000, COMPAT"})
    void raisesWhatOneMachineSharesInDevAndTestAlone(String profile, int verify, int smsPerPrefix, String policy)
            throws IOException {
        var settings = settings(profile);
        var limits = settings.getConfigMapping(LimitConfig.class);

        assertThat(limits.enabled()).isTrue();
        assertThat(limits.perIp().verify()).isEqualTo(verify);
        assertThat(limits.smsPerPrefix()).isEqualTo(smsPerPrefix);
        assertThat(limits.resendCooldown()).hasSeconds(60);
        assertThat(limits.sendsPerHour()).isEqualTo(5);
        assertThat(limits.guesses().guessLockAfter()).isEqualTo(100);
        assertThat(settings.getConfigMapping(PasswordConfig.class).policy()).hasToString(policy);
    }

    private static SmallRyeConfig settings(String profile) throws IOException {
        var file = LimitConfigTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withProfile(profile)
                .withMapping(LimitConfig.class)
                .withMapping(PasswordConfig.class)
                .withSources(new PropertiesConfigSource(file, 100))
                .build();
    }
}
