package dev.doorsill.dialect;

import dev.doorsill.house.SourceComments;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A dialect's errors as a Markdown table: first what it sends, then the sentences and what they stand for. */
public final class ErrorTable {
    private ErrorTable() {}

    /** A row for every code; the cells are the dialect's own columns. */
    public static String print(List<String> columns, Function<ProblemCode, List<?>> cells) {
        var comments = SourceComments.of(ProblemCode.class);
        var rows = Arrays.stream(ProblemCode.values())
                .map(code -> line(
                        cells.apply(code),
                        List.of(sentences(code), "`" + code + "`", comments.get("ProblemCode." + code))))
                .collect(Collectors.joining());
        var head = line(columns, List.of("Sentence", "Inside", "When"));
        return head + "|---".repeat(columns.size() + 3) + "|\n" + rows;
    }

    private static String sentences(ProblemCode code) {
        var problem = Problem.of(code);
        return Wording.of(problem, Locale.ENGLISH) + " " + Wording.of(problem, Locale.SIMPLIFIED_CHINESE);
    }

    private static String line(List<?> first, List<String> then) {
        var cells = Stream.concat(first.stream().map(String::valueOf), then.stream());
        return cells.collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
