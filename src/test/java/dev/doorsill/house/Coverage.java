package dev.doorsill.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * Prints which share of each room's lines the tests ran through, and fails below the floor. Run by the build.
 *
 * <p>Quarkus rewrites some classes when a service starts, and JaCoCo's own report drops what was counted in those. So
 * the classes as they were loaded are read as well, and a line counts once it was run in any version of its class.
 */
public final class Coverage {
    private record Line(String file, int number) {}

    private final Map<String, Set<Line>> lines = new TreeMap<>();
    private final Set<Line> run = new HashSet<>();
    private final Map<String, Boolean> own = new HashMap<>();

    private Coverage() {}

    /** Arguments: execution data, compiled classes, classes as loaded, least share of lines. */
    public static void main(String[] arguments) throws IOException {
        var data = new ExecFileLoader();
        data.load(Path.of(arguments[0]).toFile());
        var coverage = new Coverage();
        coverage.read(data, Path.of(arguments[1]), true);
        coverage.read(data, Path.of(arguments[2]), false);
        var share = coverage.print();
        if (share < Double.parseDouble(arguments[3])) {
            System.out.printf("Too few: coverage.least-lines in pom.xml asks for %s%n", arguments[3]);
            System.exit(1);
        }
    }

    private void read(ExecFileLoader data, Path directory, boolean compiled) throws IOException {
        var analyzer = new Analyzer(data.getExecutionDataStore(), type -> note(type, compiled));
        List<Path> files;
        try (var found = Files.walk(directory)) {
            files = found.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (var file : files) {
            analyzer.analyzeClass(Files.readAllBytes(file), file.toString());
        }
    }

    private void note(IClassCoverage type, boolean compiled) {
        var room = type.getPackageName().replace('/', '.');
        if (room.endsWith(".devservices") || (!compiled && !own.containsKey(type.getName()))) {
            return;
        }
        own.put(type.getName(), true);
        for (var number = type.getFirstLine(); number != -1 && number <= type.getLastLine(); number++) {
            var counter = type.getLine(number).getInstructionCounter();
            var line = new Line(room + "/" + type.getSourceFileName(), number);
            if (compiled && counter.getTotalCount() > 0) {
                lines.computeIfAbsent(room, any -> new HashSet<>()).add(line);
            }
            if (counter.getCoveredCount() > 0) {
                run.add(line);
            }
        }
    }

    private double print() {
        var all = new HashSet<Line>();
        lines.forEach((room, ofRoom) -> {
            print(room, ofRoom);
            all.addAll(ofRoom);
        });
        return print("together", all);
    }

    private double print(String name, Set<Line> of) {
        var share = (double) of.stream().filter(run::contains).count() / of.size();
        System.out.printf("%6.1f %% of %5d lines  %s%n", 100 * share, of.size(), name);
        return share;
    }
}
