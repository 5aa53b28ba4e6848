package dev.doorsill.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own that can be stopped, started, frozen and robbed of its connections; its rows stay. */
final class FaultyPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    FaultyPostgres(Path directory, int port) {
        this.data = directory.resolve("postgres");
        this.port = port;
    }

    String reactiveUrl() {
        return "postgresql://localhost:" + port + "/postgres";
    }

    void start() {
        if (server != null) {
            return;
        }
        try {
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("max_connections", "50")
                    // Whatever was told to be committed is still there after a crash.
                    .setServerConfig("synchronous_commit", "on")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every connection and the server. */
    void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The server and all its processes are gone at once: nobody's lock passes on to anybody. They are killed while they
     * hold still, or the first ones' death would let go of locks that the last ones wait for.
     */
    void crash() {
        freeze();
        processes().forEach(process -> Signals.send("KILL", process));
        stop();
    }

    /** The server and all its processes hold still: connections stay open, and nothing answers. */
    void freeze() {
        processes().forEach(process -> Signals.send("STOP", process));
    }

    void thaw() {
        processes().forEach(process -> Signals.send("CONT", process));
    }

    // The postmaster first: it could make new processes while the others are being stopped.
    private Stream<ProcessHandle> processes() {
        try {
            var pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every connection of others, whatever they are doing. */
    void killConnections() {
        query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    /** The first column of every row, as text. */
    List<String> query(String sql, Object... parameters) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = new ArrayList<String>();
            if (statement.execute()) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }
}
