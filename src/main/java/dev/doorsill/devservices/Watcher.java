package dev.doorsill.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A small process beside the JVM that ends the servers once the JVM has gone, however it went.
 *
 * <p>A shutdown hook alone would miss SIGKILL, and would take the database away while the application still drains.
 */
final class Watcher {

    private Watcher() {}

    static void watch(Path directory, boolean discard) throws IOException {
        Process watcher = new ProcessBuilder(
                        "sh", "-c", script(), "doorsill-watcher", directory.toString(), discard ? "discard" : "keep")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Held from here to the end of the JVM: the pipe to the watcher closes when this object is collected.
        Runtime.getRuntime().addShutdownHook(new Thread(watcher::pid, "doorsill-watcher"));
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(Watcher.class.getResourceAsStream("watch.sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
