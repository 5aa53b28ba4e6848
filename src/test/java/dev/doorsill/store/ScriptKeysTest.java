package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster sends a script to the node of its keys, so it may touch only keys that it is given. What runs several scripts
 * touches none itself.
 */
class ScriptKeysTest {
    private static final Pattern CALL = Pattern.compile("redis\\.p?call\\(\\s*'\\w+'\\s*,\\s*([^,)]+)");
    private static final Pattern ANY_CALL = Pattern.compile("redis\\.p?call\\(");
    private static final Pattern NAMED = Pattern.compile("local key = KEYS\\[1]|for \\w+, key in ipairs\\(KEYS\\)");

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            return files.filter(file -> file.toString().endsWith(".lua"))
                    .filter(file -> !file.endsWith("store/together.lua"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void touchesOnlyTheKeysItIsGiven(Path script) throws IOException {
        var source = Files.readString(script);
        var keys = CALL.matcher(source).results().map(call -> call.group(1)).toList();
        assertThat(keys).isNotEmpty().hasSize((int)
                ANY_CALL.matcher(source).results().count());
        assertThat(keys)
                .allMatch(key -> key.startsWith("KEYS[")
                        || (key.equals("key") && NAMED.matcher(source).find()));
    }
}
