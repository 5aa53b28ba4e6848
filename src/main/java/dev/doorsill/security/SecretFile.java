package dev.doorsill.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one secret file said at one moment. Prints only its name.
 *
 * @param name the file's path, for error texts
 * @param text its content, without white space around it
 */
public record SecretFile(String name, String text) {
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Reads a file.
     *
     * @throws IllegalStateException if it cannot be read, is longer than 1 MiB or is not UTF-8; says which file, never
     *     what is in it
     */
    static SecretFile read(Path file) {
        try (var input = Files.newInputStream(file)) {
            var bytes = input.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalStateException("the secret file " + file + " is too long");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return new SecretFile(file.toString(), text.toString().strip());
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the secret file " + file + " is no text", e);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the secret file " + file, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
