package dev.doorsill.delivery;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.ext.mail.MailConfig;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whom the mail client trusts: by default whomever the JVM trusts, and only under the name that was asked for. */
@Singleton
class OutboundTls {
    private final Optional<TlsConfiguration> configuration;

    OutboundTls(DeliveryConfig config, TlsConfigurationRegistry registry) {
        this.configuration = config.tlsConfigurationName()
                .map(name -> registry.get(name)
                        .orElseThrow(() -> new IllegalStateException(
                                "doorsill.delivery.tls-configuration-name: there is no TLS configuration " + name)));
    }

    MailConfig applyTo(MailConfig options) {
        var tlsFromTheFirstByte = options.isSsl();
        configuration.ifPresent(known -> TlsConfigUtils.configure(options, known));
        // The registry turns TLS on at once, which would break STARTTLS.
        options.setSsl(tlsFromTheFirstByte);
        // Empty makes this mail client check the server's name; it takes any other value as "no check".
        options.setHostnameVerificationAlgorithm("");
        return options;
    }
}
