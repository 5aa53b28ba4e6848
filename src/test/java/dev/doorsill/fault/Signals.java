package dev.doorsill.fault;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that the JDK knows no word for. */
final class Signals {
    private Signals() {}

    static void send(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
