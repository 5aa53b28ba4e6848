package dev.doorsill.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One kind of keys and the files they are read from. Not thread-safe but for what is read from it. */
final class FollowedKeys<T> {
    private final String setting;
    private final List<Path> files;
    private final KeyFiles.Make<T> make;
    private final Turning<T> turning;
    /** Digests, so that the texts need not be kept. */
    private String used;

    private String seen;

    FollowedKeys(String setting, List<Path> files, KeyFiles.Make<T> make) {
        this.setting = setting;
        this.files = files;
        this.make = make;
        var read = read(files);
        this.used = digest(read);
        this.seen = used;
        this.turning = new Turning<>(make.from(read, Optional.empty()));
    }

    Turning<T> turning() {
        return turning;
    }

    /** What differs from the keys in use; empty if nothing does. */
    Optional<Change> look() {
        Change change;
        try {
            var read = read(files);
            change = new Change(Optional.of(read), digest(read), "");
        } catch (IllegalStateException e) {
            change = new Change(Optional.empty(), "", String.valueOf(e.getMessage()));
        }
        change.settled = change.digest.equals(seen);
        seen = change.digest;
        return Optional.of(change).filter(found -> !found.digest.equals(used));
    }

    private static List<SecretFile> read(List<Path> files) {
        return files.stream().map(SecretFile::read).toList();
    }

    private static String digest(List<SecretFile> files) {
        return Encoding.sha256(files.stream()
                .map(file -> file.text().length() + ":" + file.text())
                .collect(Collectors.joining()));
    }

    /** What the files say now. */
    final class Change {
        private final Optional<List<SecretFile>> read;
        private final String digest;
        private final String fault;
        private boolean settled;
        private Optional<T> prepared = Optional.empty();

        private Change(Optional<List<SecretFile>> read, String digest, String fault) {
            this.read = read;
            this.digest = digest;
            this.fault = fault;
        }

        /** Whether the look before found the same. */
        boolean settled() {
            return settled;
        }

        /** @throws IllegalStateException if the keys cannot be used; names the setting */
        void prepare() {
            var found = read.orElseThrow(() -> new IllegalStateException(setting + ": " + fault));
            try {
                prepared = Optional.of(make.from(found, Optional.of(turning.get())));
            } catch (IllegalStateException e) {
                throw new IllegalStateException(setting + ": " + e.getMessage(), e);
            } catch (RuntimeException e) {
                // Its text is not ours and could quote a key.
                throw new IllegalStateException(setting + ": " + e.getClass().getSimpleName());
            }
        }

        /** Puts the prepared keys into use; tells which they are. */
        String turn() {
            var keys = prepared.orElseThrow();
            turning.turn(keys);
            used = digest;
            return setting + ": " + keys;
        }
    }
}
