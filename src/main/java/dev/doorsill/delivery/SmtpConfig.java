package dev.doorsill.delivery;

import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The mail server. */
public interface SmtpConfig {
    /** Its name or IP address; needed by {@code smtp}. */
    Optional<String> host();

    /** Its port. */
    @WithDefault("587")
    int port();

    /** {@code starttls}, {@code tls} or {@code none}. */
    @WithDefault("starttls")
    SmtpEncryption encryption();

    /** Who we are to the server; unset if it asks for no login. */
    Optional<String> username();

    /** The password that goes with the username. */
    Optional<String> password();

    /** A file that holds {@code password}. */
    Optional<Path> passwordFile();

    /** The name we greet the server with; by default the sender's domain. */
    Optional<String> ownHostName();

    /** The most connections to the server. */
    @WithDefault("10")
    int maxConnections();
}
