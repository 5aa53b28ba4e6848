package dev.doorsill.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The directory in which one JVM keeps its servers, and the sweeping of those whose JVM has died.
 *
 * <p>A JVM that is killed together with its watcher leaves servers behind: the next start finds them here, ends them and
 * deletes what they wrote. What belongs to a living JVM, or to another user, is never touched.
 */
final class RunDirectory {

    private static final Logger LOG = Logger.getLogger(RunDirectory.class);
    private static final List<String> PID_FILES = List.of("postgres/postmaster.pid", "redis/redis.pid");

    private RunDirectory() {}

    static Path open(Ground ground) {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            Path own = ground.isKept() ? claim(Path.of(ground.keptDirectory())) : create(temporary);
            sweep(temporary, own);
            Watcher.watch(own, !ground.isKept());
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare a directory for the embedded servers", e);
        }
    }

    /** The beginning of the name of everything this room puts into the temporary directory. */
    static String prefix() {
        return "doorsill-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9._-]", "_") + "-";
    }

    static Path create(Path temporary) throws IOException {
        Path made = Files.createTempDirectory(temporary, prefix() + "run-");
        Owner.self().write(made);
        return made.toRealPath();
    }

    static Path claim(Path kept) throws IOException {
        Path directory = Files.createDirectories(
                        kept.toAbsolutePath(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                .toRealPath();
        Optional<Owner> owner = Owner.read(directory).filter(Owner::isAlive);
        if (owner.isPresent()) {
            throw new IllegalStateException("The data directory " + directory + " is in use by process "
                    + owner.get().pid() + ": end that one, or set doorsill.dev.data-directory to another place");
        }
        endServers(directory);
        Owner.self().write(directory);
        return directory;
    }

    /** Ends and deletes what dead JVMs of the owner of {@code own} left in {@code temporary}. */
    static void sweep(Path temporary, Path own) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary.toRealPath(), prefix() + "run-*")) {
            for (Path directory : found) {
                if (isAbandoned(directory, own)) {
                    discard(directory);
                }
            }
        }
    }

    // A directory without an owner may be one that another JVM is just making.
    private static boolean isAbandoned(Path directory, Path own) throws IOException {
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
                && Owner.read(directory).filter(owner -> !owner.isAlive()).isPresent();
    }

    private static void discard(Path directory) {
        try {
            endServers(directory);
            try (Stream<Path> inside = Files.walk(directory)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    boolean unused = Files.deleteIfExists(path);
                }
            }
            LOG.infof("Swept %s, left behind by a JVM that has died", directory);
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("Cannot sweep %s, left behind by a JVM that has died: %s", directory, e.getMessage());
        }
    }

    private static void endServers(Path directory) throws IOException {
        for (String pidFile : PID_FILES) {
            ServerProcess.end(directory.resolve(pidFile));
        }
    }
}
