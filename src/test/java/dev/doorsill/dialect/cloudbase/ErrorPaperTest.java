package dev.doorsill.dialect.cloudbase;

import dev.doorsill.house.Paper;
import dev.doorsill.house.SourceComments;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.problem.Wording;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is the dialect's table as it is compiled, with the sentences that people read. */
class ErrorPaperTest {
    private static final String HEAD = """
            | HTTP | `error` | `error_code` | `error_description` | Inside | When |
            |---|---|---|---|---|---|
            """;
    private static final String REASONS_HEAD = """

            Where a refusal has a reason, the reason's sentence is the `error_description`:

            | Reason | English | 简体中文 |
            |---|---|---|
            """;

    @Test
    void saysWhatTheDialectAnswers() {
        new Paper("errors.md").mustSay(HEAD + codes() + REASONS_HEAD + reasons());
    }

    private static String codes() {
        var comments = SourceComments.of(ProblemCode.class);
        return Arrays.stream(ProblemCode.values())
                .map(code -> {
                    var row = CloudBaseDialect.row(code);
                    var problem = Problem.of(code);
                    return "| %d | `%s` | %d | %s %s | `%s` | %s |\n"
                            .formatted(
                                    row.status(),
                                    row.error(),
                                    row.number(),
                                    Wording.of(problem, Locale.ENGLISH),
                                    Wording.of(problem, Locale.SIMPLIFIED_CHINESE),
                                    code,
                                    comments.get("ProblemCode." + code));
                })
                .collect(Collectors.joining());
    }

    private static String reasons() {
        return Arrays.stream(Reason.values())
                .map(reason -> {
                    // Without arguments a sentence shows where they go.
                    var problem = Problem.invalid(reason);
                    return "| `%s` | %s | %s |\n"
                            .formatted(
                                    reason,
                                    Wording.of(problem, Locale.ENGLISH),
                                    Wording.of(problem, Locale.SIMPLIFIED_CHINESE));
                })
                .collect(Collectors.joining());
    }
}
