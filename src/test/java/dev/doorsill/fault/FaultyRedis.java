package dev.doorsill.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.RedisExecProvider;

/** A Redis of its own that can be stopped, started, emptied and frozen. It forgets everything when it stops. */
final class FaultyRedis {
    private static final int PATIENCE_TRIES = 1_000;
    private final Path directory;
    private final int port;
    private Process server;

    FaultyRedis(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    void start() {
        if (server != null) {
            return;
        }
        try {
            server = new ProcessBuilder(
                            binary().toString(),
                            "--port",
                            Integer.toString(port),
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no",
                            "--maxmemory-policy",
                            "noeviction")
                    .directory(directory.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path binary() throws IOException {
        var binary = directory.resolve("redis-server");
        if (Files.notExists(binary)) {
            Files.move(RedisExecProvider.defaultProvider().get().toPath(), binary);
        }
        return binary;
    }

    private void awaitReady() throws IOException {
        for (var i = 0; i < PATIENCE_TRIES; i++) {
            try {
                if (command("PING").startsWith("+PONG")) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(10_000_000);
            }
        }
        throw new IOException("Redis does not start");
    }

    void stop() {
        if (server == null) {
            return;
        }
        server.destroyForcibly().onExit().join();
        server = null;
    }

    void freeze() {
        Signals.send("STOP", server.toHandle());
    }

    void thaw() {
        Signals.send("CONT", server.toHandle());
    }

    void empty() {
        try {
            command("FLUSHALL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String command(String word) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((word + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII);
        }
    }
}
