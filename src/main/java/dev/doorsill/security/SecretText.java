package dev.doorsill.security;

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
        return value.map(String::strip)
                .or(() -> file.map(path -> SecretFile.read(path).text()))
                .filter(text -> !text.isEmpty());
    }
}
