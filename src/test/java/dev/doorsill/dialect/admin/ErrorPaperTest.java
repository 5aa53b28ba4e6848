package dev.doorsill.dialect.admin;

import dev.doorsill.house.Paper;
import dev.doorsill.house.SourceComments;
import dev.doorsill.problem.ProblemCode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} holds the door's table as it is compiled. */
class ErrorPaperTest {
    @Test
    void saysWhatTheDoorAnswers() {
        var comments = SourceComments.of(ProblemCode.class);
        new Paper("errors.md", "admin")
                .mustSay("| HTTP | `title` | `code` | When |\n|---|---|---|---|\n"
                        + Arrays.stream(ProblemCode.values())
                                .map(code -> line(code, comments.getOrDefault("ProblemCode." + code, "")))
                                .collect(Collectors.joining()));
    }

    private static String line(ProblemCode code, String when) {
        var row = AdminDialect.row(code);
        return "| %d | %s | `%s` | %s |\n".formatted(row.status(), row.title(), AdminDialect.word(code), when);
    }
}
