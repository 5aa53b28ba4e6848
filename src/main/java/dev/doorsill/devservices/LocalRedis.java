package dev.doorsill.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import redis.embedded.RedisExecProvider;

/** Starts a Redis on a free port of the loopback address. It never evicts, and persists only where data is kept. */
public final class LocalRedis implements Server {

    private static final Logger LOG = Logger.getLogger(LocalRedis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(20);

    @Override
    public Set<String> provides() {
        return Set.of(Missing.REDIS_HOSTS);
    }

    @Override
    public Map<String, String> start(Path parent, boolean kept) {
        Path directory = parent.resolve("redis");
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            int port = freePort();
            launch(directory, settings(port, kept));
            awaitReady(directory, port);
            String url = "redis://127.0.0.1:" + port;
            LOG.infof("Started Redis at %s (data in %s); to use your own, set QUARKUS_REDIS_HOSTS", url, directory);
            return Map.of(Missing.REDIS_HOSTS, url);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(
                    "Cannot start the embedded Redis (set QUARKUS_REDIS_HOSTS to use your own). "
                            + ServerLog.tail(directory.resolve("redis.log")),
                    e);
        }
    }

    // The title would hide the directory by which the process is recognised later.
    private static String settings(int port, boolean kept) {
        return """
                bind 127.0.0.1
                port %d
                daemonize yes
                pidfile redis.pid
                logfile redis.log
                set-proc-title no
                maxmemory-policy noeviction
                save ""
                appendonly %s
                """.formatted(port, kept ? "yes" : "no");
    }

    private static void launch(Path directory, String settings) throws IOException, InterruptedException {
        Path server = directory.resolve("redis-server");
        Path unpacked = RedisExecProvider.defaultProvider().get().toPath();
        Files.move(unpacked, server, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(unpacked.resolveSibling(""));
        Path file = Files.writeString(directory.resolve("redis.conf"), settings);
        int status = new ProcessBuilder(server.toString(), file.toString())
                .directory(directory.toFile())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("redis-server ended with status " + status);
        }
    }

    private static void awaitReady(Path directory, int port) throws IOException {
        long begun = System.nanoTime();
        while (!isReady(directory, port)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("redis-server did not answer within " + PATIENCE);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    // Its own pid file too: a stranger may have taken the port, and would answer as well.
    private static boolean isReady(Path directory, int port) throws IOException {
        return ServerProcess.find(directory.resolve("redis.pid")).isPresent() && answers(port);
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
