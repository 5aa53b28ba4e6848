package dev.doorsill.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The JVM to which a directory belongs, as written in that directory.
 *
 * @param pid its process
 * @param started when that process began, because process numbers are given out again
 */
record Owner(long pid, Instant started) {

    private static final String FILE = "owner";

    // The system derives start times from a clock that may be set a little in between.
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static Owner self() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(self.pid(), startOf(self));
    }

    static Optional<Owner> read(Path directory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(directory.resolve(FILE));
            return Optional.of(
                    new Owner(Long.parseLong(lines.get(0)), Instant.ofEpochMilli(Long.parseLong(lines.get(1)))));
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    void write(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), pid + "\n" + started.toEpochMilli() + "\n");
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process ->
                        Duration.between(startOf(process), started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
