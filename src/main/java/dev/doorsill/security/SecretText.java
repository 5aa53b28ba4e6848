package dev.doorsill.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets come as a value or in a mounted file. */
public final class SecretText {
    private SecretText() {}

    /** The value, or else the file's content without surrounding white space; empty if there is neither. */
    public static Optional<String> read(Optional<String> value, Optional<Path> file) {
        return value.filter(text -> !text.isBlank()).or(() -> file.map(SecretText::contents));
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
