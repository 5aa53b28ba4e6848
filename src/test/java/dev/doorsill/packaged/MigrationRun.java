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
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs of the package on a database of their own, told what a Job or a pod is told, which end without serving anybody. */
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

    /** How it ended and what it printed. */
    record End(int status, String output) {}

    /** What the Job does. */
    End migrate() {
        return run(server + name, List.of());
    }

    /** What a pod does before it serves. */
    End check() {
        return run(
                server + name,
                List.of("-Dquarkus.flyway.migrate-at-start=false", "-Dquarkus.flyway.validate-at-start=true"));
    }

    /** What the Job does where there is no database. */
    End migrateNothing() {
        return run("postgresql://127.0.0.1:1/" + name, List.of());
    }

    /** The file of the secret that is mounted, and all that a Job is told. */
    private Path stores(String url) throws IOException {
        var settings = EmbeddedStores.settings();
        return Files.writeString(
                directory.resolve("stores.properties"),
                "quarkus.datasource.reactive.url=" + url
                        + "\nquarkus.datasource.username=" + settings.get("quarkus.datasource.username")
                        + "\nquarkus.datasource.password=" + settings.get("quarkus.datasource.password") + "\n");
    }

    private End run(String url, List<String> settings) {
        try {
            var process = new ProcessBuilder(command(settings)).redirectErrorStream(true);
            process.environment().keySet().removeIf(key -> key.startsWith("DOORSILL") || key.startsWith("QUARKUS"));
            process.environment().put("QUARKUS_INIT_AND_EXIT", "true");
            process.environment().put("QUARKUS_CONFIG_LOCATIONS", stores(url).toString());
            var running = process.start();
            running.getOutputStream().close();
            var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(running.waitFor(1, TimeUnit.MINUTES) ? running.exitValue() : -1, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The jar or the native binary, whichever the build made last. */
    private static List<String> command(List<String> settings) throws IOException {
        var artifact = new Properties();
        try (var in = Files.newInputStream(TARGET.resolve("quarkus-artifact.properties"))) {
            artifact.load(in);
        }
        var path = TARGET.resolve(artifact.getProperty("path")).toString();
        var command = new ArrayList<String>();
        if (artifact.getProperty("type").equals("native")) {
            command.add(path);
            command.addAll(settings);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(settings);
            command.addAll(List.of("-jar", path));
        }
        return command;
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
