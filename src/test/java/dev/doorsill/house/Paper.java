package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs} of which a part is printed from the code, between two marks. With {@code -Ddocs.write=true}
 * a test that compares writes instead.
 */
public final class Paper {
    private static final String BEGIN = "<!-- printed by a test: begin -->\n";
    private static final String END = "<!-- printed by a test: end -->\n";

    private final Path file;

    public Paper(String name) {
        this.file = Path.of("docs", name);
    }

    /** Fails unless the printed part is this text. */
    public void mustSay(String text) {
        var page = read();
        var begin = page.indexOf(BEGIN) + BEGIN.length();
        var end = page.indexOf(END);
        assertThat(end).as("marks in %s", file).isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean("docs.write")) {
            write(page.substring(0, begin) + text + page.substring(end));
        } else {
            assertThat(page.substring(begin, end))
                    .as("%s; after a change on purpose print it anew with -Ddocs.write=true", file)
                    .isEqualTo(text);
        }
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
