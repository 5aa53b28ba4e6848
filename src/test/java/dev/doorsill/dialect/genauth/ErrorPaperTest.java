package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.ErrorTable;
import dev.doorsill.house.Paper;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} holds the dialect's table as it is compiled. */
class ErrorPaperTest {
    @Test
    void saysWhatTheDialectAnswers() {
        new Paper("errors.md", "genauth")
                .mustSay(ErrorTable.print(List.of("HTTP", "`statusCode`", "`apiCode`"), ErrorPaperTest::cells));
    }

    /** Where the vendor's numbers tell more than our codes. */
    @Test
    void saysWhichReasonsHaveNumbersOfTheirOwn() {
        var rows = Arrays.stream(Reason.values())
                .flatMap(reason -> GenAuthDialect.row(reason).stream()
                        .map(row -> "| `%s` | %d | %d | %d |\n"
                                .formatted(
                                        reason,
                                        row.status(),
                                        row.statusCode(),
                                        row.apiCode().orElseThrow())))
                .collect(Collectors.joining());
        new Paper("errors.md", "genauth reasons")
                .mustSay("| Reason | HTTP | `statusCode` | `apiCode` |\n|---|---|---|---|\n" + rows);
    }

    private static List<?> cells(ProblemCode code) {
        var row = GenAuthDialect.row(code);
        return List.of(
                row.status(),
                row.statusCode(),
                row.apiCode().map(String::valueOf).orElse(""));
    }
}
