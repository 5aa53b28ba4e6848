package dev.doorsill.dialect;

import dev.doorsill.house.Paper;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.problem.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} holds the sentence of every reason. */
class ReasonPaperTest {
    private static final String HEAD = """
            | Reason | English | 简体中文 |
            |---|---|---|
            """;

    @Test
    void saysWhatPeopleRead() {
        var rows = Arrays.stream(Reason.values()).map(ReasonPaperTest::row).collect(Collectors.joining());
        new Paper("errors.md", "reasons").mustSay(HEAD + rows);
    }

    /** Without arguments a sentence shows where they go. */
    private static String row(Reason reason) {
        var problem = Problem.invalid(reason);
        return "| `%s` | %s | %s |\n"
                .formatted(reason, Wording.of(problem, Locale.ENGLISH), Wording.of(problem, Locale.SIMPLIFIED_CHINESE));
    }
}
