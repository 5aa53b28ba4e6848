package dev.doorsill.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The instructions of one Dockerfile, comments and line ends taken out. */
record Dockerfile(List<Instruction> instructions) {
    /** One instruction: {@code COPY}, and what follows it. */
    record Instruction(String name, String rest) {
        /** What follows it, options left out. */
        List<String> words() {
            return List.of(rest.replaceAll("--\\S+ ", "").split("\\s+", -1));
        }

        /** Its sources, where it is a COPY of what the project has. */
        List<String> projectFiles() {
            var words = words();
            return name.equals("COPY") && !rest.contains("--from=") ? words.subList(0, words.size() - 1) : List.of();
        }
    }

    static Dockerfile read(Path file) {
        try {
            var text = Files.readString(file).replaceAll("(?m)^#.*\\n", "").replace("\\\n", " ");
            var instructions = new ArrayList<Instruction>();
            for (var line : text.split("\n", -1)) {
                if (!line.isBlank()) {
                    var parts = line.strip().split("\\s+", 2);
                    instructions.add(new Instruction(parts[0], parts[1].strip()));
                }
            }
            return new Dockerfile(instructions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Instruction> all(String name) {
        return instructions.stream().filter(one -> one.name().equals(name)).toList();
    }

    /** Names of the stages, in their order. */
    List<String> stages() {
        return Pattern.compile(" AS (\\S+)")
                .matcher(String.join("\n", froms()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    List<String> froms() {
        return all("FROM").stream().map(Instruction::rest).toList();
    }

    /** The instructions of what is shipped. */
    List<Instruction> shipped() {
        var last = instructions.lastIndexOf(all("FROM").get(all("FROM").size() - 1));
        return instructions.subList(last, instructions.size());
    }
}
