package dev.doorsill.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of what a server wrote, for the message that says why it did not start. */
final class ServerLog {

    private static final int LINES = 8;

    private ServerLog() {}

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return "It said: " + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "It left no log.";
        }
    }
}
