package dev.doorsill.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a secret from its setting or from the file its twin setting names. */
final class SecretSetting {
    private SecretSetting() {}

    /**
     * The secret, without white space around it; empty if neither setting holds one.
     *
     * @throws IllegalStateException if the file cannot be read; says which file
     */
    static Optional<String> read(Optional<String> value, Optional<Path> file) {
        return value.or(() -> file.map(SecretSetting::contents))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty());
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the secret file " + file, e);
        }
    }
}
