import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Prints the lines that tests ran through, room by room, from JaCoCo's CSV. Run by the build, as source. */
final class CoverageTable {
    private static final int ROOM = 1;
    private static final int MISSED = 7;
    private static final int COVERED = 8;

    private CoverageTable() {}

    public static void main(String[] arguments) throws IOException {
        var rooms = new TreeMap<String, int[]>();
        var lines = Files.readAllLines(Path.of(arguments[0]));
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            add(rooms.computeIfAbsent(cells[ROOM], room -> new int[2]), cells);
            add(rooms.computeIfAbsent("together", room -> new int[2]), cells);
        }
        rooms.forEach((room, sums) -> System.out.printf(
                "%6.1f %% of %5d lines  %s%n", 100.0 * sums[1] / (sums[0] + sums[1]), sums[0] + sums[1], room));
    }

    private static void add(int[] sums, String[] cells) {
        sums[0] += Integer.parseInt(cells[MISSED]);
        sums[1] += Integer.parseInt(cells[COVERED]);
    }
}
