package dev.doorsill.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Secrets come as a value or in a mounted file. */
public final class SecretText {
    private SecretText() {}

    /**
     * The value, or else the file's content, without white space around it; empty if there is neither.
     *
     * @throws IllegalStateException if the file cannot be read; says which file
     */
    public static Optional<String> read(Optional<String> value, Optional<Path> file) {
        return value.or(() -> file.map(SecretText::contents)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the secret file " + file, e);
        }
    }
}
