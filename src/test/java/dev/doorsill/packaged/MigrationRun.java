package dev.doorsill.packaged;

import dev.doorsill.devservices.EmbeddedStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs of the package on a database of their own, told what a Job or a pod is told; they serve nobody. */
final class MigrationRun {
    private static final Path TARGET = Path.of("target");

    private final String server;
    private final String name;
    private final Path directory;

    /** With an empty database. */
    MigrationRun(Path directory, String name) {
        var settings = EmbeddedStores.settings();
        var url = settings.get("quarkus.datasource.reactive.url");
        this.server = url.substring(0, url.lastIndexOf('/') + 1);
        this.name = name;
        this.directory = directory;
        sql("postgres", "CREATE DATABASE " + name);
    }

    /** How it ended, or that it began to listen, and what it printed until then. */
    record End(int status, boolean listened, String output) {}

    /** What the Job does. */
    End migrate() {
        return run(Map.of("QUARKUS_INIT_AND_EXIT", "true"), stores(server + name));
    }

    /** What the Job does where there is no database. */
    End migrateNothing() {
        return run(Map.of("QUARKUS_INIT_AND_EXIT", "true"), stores("postgresql://127.0.0.1:1/" + name));
    }

    /** What a pod does until it would serve. */
    End pod() {
        return serve("validate");
    }

    /** What a service does that sees to its tables itself, until it would serve. */
    End byItself() {
        return serve("migrate");
    }

    private End serve(String schemaAtStart) {
        var surroundings = new Surroundings();
        var settings = new HashMap<>(surroundings.start());
        try {
            settings.putAll(stores(server + name));
            settings.put("doorsill.store.schema-at-start", schemaAtStart);
            settings.put("quarkus.http.port", "0");
            return run(Map.of(), settings);
        } finally {
            surroundings.stop();
        }
    }

    private static Map<String, String> stores(String url) {
        var stores = new HashMap<>(EmbeddedStores.settings());
        stores.keySet().removeIf(key -> !key.startsWith("quarkus.datasource."));
        stores.put("quarkus.datasource.reactive.url", url);
        return stores;
    }

    /**
     * @param told what the environment says, as a manifest's
     * @param mounted what a file says, as a secret that is mounted
     */
    private End run(Map<String, String> told, Map<String, String> mounted) {
        try {
            var process = new ProcessBuilder(command()).redirectErrorStream(true);
            process.environment().keySet().removeIf(key -> key.startsWith("DOORSILL") || key.startsWith("QUARKUS"));
            process.environment().putAll(told);
            process.environment().put("QUARKUS_CONFIG_LOCATIONS", file(mounted).toString());
            var running = process.start();
            running.getOutputStream().close();
            return end(running);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Path file(Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        var file = directory.resolve("mounted.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private static End end(Process running) throws IOException, InterruptedException {
        var output = new StringBuilder();
        var listens = false;
        try (var lines = running.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null && !listens; line = lines.readLine()) {
                output.append(line).append('\n');
                listens = line.contains("Listening on");
            }
            if (listens) {
                running.destroyForcibly();
            }
        }
        return new End(running.waitFor(1, TimeUnit.MINUTES) ? running.exitValue() : -1, listens, output.toString());
    }

    /** The jar or the native binary, whichever the build made last. */
    private static List<String> command() throws IOException {
        var artifact = new Properties();
        try (var in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        }
        var path = TARGET.resolve(artifact.getProperty("path")).toString();
        return artifact.getProperty("type").equals("native")
                ? List.of(path)
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", path);
    }

    /** The first column of what a statement in the database of these runs finds. */
    List<String> sql(String statement) {
        return sql(name, statement);
    }

    private List<String> sql(String database, String statement) {
        var settings = EmbeddedStores.settings();
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + server + database,
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                var prepared = connection.prepareStatement(statement)) {
            if (prepared.execute()) {
                var rows = prepared.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
        return found;
    }
}
