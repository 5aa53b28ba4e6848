package dev.doorsill.devservices;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Starts a PostgreSQL on a free port. It trusts local connections and does not sync to disk: for development only. */
public final class LocalPostgres implements Server {

    private static final Logger LOG = Logger.getLogger(LocalPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Set<String> provides() {
        return Set.of(Missing.DATABASE_URL, Missing.DATABASE_USER, Missing.DATABASE_PASSWORD);
    }

    @Override
    public Map<String, String> start(Path directory, boolean kept) {
        return start(directory.resolve("postgres"));
    }

    private static Map<String, String> start(Path directory) {
        Path log = directory.resolveSibling("postgres.log");
        try {
            keepBinariesPrivate(directory);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("unix_socket_directories", "")
                    // The same on every machine, whatever locales it has.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .start();
            String url = "postgresql://localhost:" + server.getPort() + "/postgres";
            LOG.infof(
                    "Started PostgreSQL at %s (user postgres, data in %s); to use your own, set"
                            + " QUARKUS_DATASOURCE_REACTIVE_URL",
                    url, directory);
            return Map.of(
                    Missing.DATABASE_URL,
                    url,
                    Missing.DATABASE_USER,
                    "postgres",
                    Missing.DATABASE_PASSWORD,
                    "postgres");
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "Cannot start the embedded PostgreSQL (set QUARKUS_DATASOURCE_REACTIVE_URL to use your own). "
                            + ServerLog.tail(log),
                    e);
        }
    }

    // The default place is shared by all users of the machine, and whoever came first could have put anything there.
    private static void keepBinariesPrivate(Path directory) throws IOException {
        Path binaries = Path.of(System.getProperty("java.io.tmpdir")).resolve(RunDirectory.prefix() + "postgres");
        Path made = Files.createDirectories(
                binaries, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (!Files.getOwner(made, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(directory.getParent()))) {
            throw new IOException(made + " belongs to another user");
        }
        String unused = System.setProperty("ot.epg.working-dir", made.toString());
    }
}
