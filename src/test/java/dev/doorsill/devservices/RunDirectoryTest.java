package dev.doorsill.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path temporary;

    private Path own;
    private Process process;

    @BeforeEach
    void open() throws IOException {
        own = RunDirectory.create(temporary);
    }

    @AfterEach
    void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void theDirectoryOfADeadOwnerIsDeleted() throws IOException {
        Path dead = RunDirectory.create(temporary);
        deadOwner().write(dead);
        Files.writeString(Files.createDirectories(dead.resolve("keys")).resolve("some.pem"), "x");

        RunDirectory.sweep(temporary, own);

        assertThat(dead).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void theDirectoryOfALivingOwnerStays() throws IOException {
        Path other = RunDirectory.create(temporary);

        RunDirectory.sweep(temporary, own);

        assertThat(other).exists();
    }

    @Test
    void aReusedProcessNumberIsNotTheOwner() throws IOException {
        Path dead = RunDirectory.create(temporary);
        new Owner(ProcessHandle.current().pid(), Instant.EPOCH).write(dead);

        RunDirectory.sweep(temporary, own);

        assertThat(dead).doesNotExist();
    }

    @Test
    void aDirectoryThatIsJustBeingMadeStays() throws IOException {
        Path young = Files.createTempDirectory(temporary, RunDirectory.prefix() + "run-");

        RunDirectory.sweep(temporary, own);

        assertThat(young).exists();
    }

    @Test
    void theServerOfADeadOwnerIsEnded() throws Exception {
        Path dead = RunDirectory.create(temporary);
        deadOwner().write(dead);
        startServer(dead, dead.resolve("redis").toString());

        RunDirectory.sweep(temporary, own);

        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(dead).doesNotExist();
    }

    @Test
    void aStrangerWithTheNumberOfTheServerLivesOn() throws Exception {
        Path dead = RunDirectory.create(temporary);
        deadOwner().write(dead);
        startServer(dead, "something-else");

        RunDirectory.sweep(temporary, own);

        assertThat(process.isAlive()).isTrue();
        assertThat(dead).doesNotExist();
    }

    @Test
    void aKeptDirectoryIsRefusedWhileItsOwnerLives() throws IOException {
        Path kept = RunDirectory.claim(temporary.resolve("kept"));

        assertThatThrownBy(() -> RunDirectory.claim(kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "in use by process " + ProcessHandle.current().pid());
    }

    @Test
    void aKeptDirectoryOfADeadOwnerIsTakenOver() throws IOException {
        Path kept = RunDirectory.claim(temporary.resolve("kept"));
        deadOwner().write(kept);
        Files.writeString(kept.resolve("data"), "kept");

        assertThat(RunDirectory.claim(kept).resolve("data")).hasContent("kept");
        assertThat(Owner.read(kept)).contains(Owner.self());
    }

    private void startServer(Path directory, String argument) throws IOException {
        process = new ProcessBuilder("sh", "-c", "trap 'exit 0' INT; while :; do sleep 0.1; done", argument).start();
        Files.writeString(
                Files.createDirectories(directory.resolve("redis")).resolve("redis.pid"), process.pid() + "\n");
    }

    private static Owner deadOwner() {
        return new Owner(Long.MAX_VALUE, Instant.EPOCH);
    }
}
