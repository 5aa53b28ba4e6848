package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.ErrorTable;
import dev.doorsill.house.Paper;
import dev.doorsill.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} holds the dialect's table as it is compiled. */
class ErrorPaperTest {
    @Test
    void saysWhatTheDialectAnswers() {
        new Paper("errors.md", "oidc").mustSay(ErrorTable.print(List.of("HTTP", "`error`"), ErrorPaperTest::cells));
    }

    private static List<?> cells(ProblemCode code) {
        var row = OidcDialect.row(code);
        return List.of(row.status(), "`" + row.error() + "`");
    }
}
