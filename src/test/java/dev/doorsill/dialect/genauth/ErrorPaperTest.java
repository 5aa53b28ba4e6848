package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.ErrorTable;
import dev.doorsill.house.Paper;
import dev.doorsill.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} holds the dialect's table as it is compiled. */
class ErrorPaperTest {
    @Test
    void saysWhatTheDialectAnswers() {
        new Paper("errors.md", "genauth")
                .mustSay(ErrorTable.print(List.of("HTTP", "`statusCode`", "`apiCode`"), ErrorPaperTest::cells));
    }

    private static List<?> cells(ProblemCode code) {
        var row = GenAuthDialect.row(code);
        return List.of(
                row.status(),
                row.statusCode(),
                row.apiCode().map(String::valueOf).orElse(""));
    }
}
