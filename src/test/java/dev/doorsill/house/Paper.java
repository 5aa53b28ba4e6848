package dev.doorsill.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page under {@code docs} of which one or more parts are printed from the code, between two marks. With {@code -Ddocs.write=true}
 * a test that compares writes instead.
 */
public final class Paper {
    private final Path file;
    private final String begin;
    private final String end;

    public Paper(String name) {
        this(name, "");
    }

    /** One of several printed parts. */
    public Paper(String name, String part) {
        this.file = Path.of("docs", name);
        var mark = part.isEmpty() ? "" : " " + part;
        this.begin = "<!-- printed by a test: begin" + mark + " -->\n";
        this.end = "<!-- printed by a test: end" + mark + " -->\n";
    }

    /** Fails unless the printed part is this text. */
    public void mustSay(String text) {
        var page = read();
        assertThat(page).contains(begin, end);
        var from = page.indexOf(begin) + begin.length();
        var to = page.indexOf(end);
        assertThat(to).as("marks in %s", file).isGreaterThanOrEqualTo(from);
        if (Boolean.getBoolean("docs.write")) {
            write(page.substring(0, from) + text + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
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
