package dev.doorsill.devservices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Finds and ends a server by the pid file it keeps; never touches a process that is not the one of that directory. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(20);

    private ServerProcess() {}

    /** The running server whose pid file this is, known by its command line, which must name the file's directory. */
    static Optional<ProcessHandle> find(Path pidFile) throws IOException {
        String directory = String.valueOf(pidFile.toAbsolutePath().getParent());
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> Arrays.stream(arguments).anyMatch(argument -> argument.contains(directory)))
                        .orElse(false));
    }

    /** Ends the server of this pid file, if one runs, and comes back when it has gone. */
    static void end(Path pidFile) throws IOException {
        Optional<ProcessHandle> found = find(pidFile);
        if (found.isEmpty()) {
            return;
        }
        interrupt(found.get());
        long begun = System.nanoTime();
        // Not until the process is no more: where nobody reaps it, a dead one stays in the list for ever.
        while (find(pidFile).isPresent()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                boolean unused = found.get().destroyForcibly();
                return;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        try {
            return Files.readString(pidFile).lines().findFirst().map(line -> Long.parseLong(line.trim()));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    // SIGINT is PostgreSQL's fast shutdown; SIGTERM, all that the JDK can send, would wait for its clients.
    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            int unused = new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
