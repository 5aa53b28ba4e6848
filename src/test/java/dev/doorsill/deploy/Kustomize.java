package dev.doorsill.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that renders overlays, where the machine has it. */
record Kustomize(List<String> command) {
    static final Path BASE = Path.of("deploy", "k8s", "base");
    static final Path OVERLAYS = Path.of("deploy", "k8s", "overlays");

    static Optional<Kustomize> installed() {
        return find("kustomize")
                .map(program -> new Kustomize(List.of(program, "build")))
                .or(() -> find("kubectl").map(program -> new Kustomize(List.of(program, "kustomize"))));
    }

    private static Optional<String> find(String program) {
        for (var directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var file = Path.of(directory, program);
            if (Files.isExecutable(file)) {
                return Optional.of(file.toString());
            }
        }
        return Optional.empty();
    }

    String render(String overlay) {
        var line = new ArrayList<>(command);
        line.add(OVERLAYS.resolve(overlay).toString());
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
