package dev.doorsill.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be known of the images without building them. */
class DockerfilesTest {
    private static final Set<String> INSTRUCTIONS =
            Set.of("FROM", "ARG", "ENV", "WORKDIR", "COPY", "RUN", "LABEL", "USER", "EXPOSE", "ENTRYPOINT");

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void isWhole(String kind) throws IOException {
        var file = read(kind);
        var sent = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> Path.of(line.substring(1)))
                .toList();
        for (var instruction : file.instructions()) {
            assertThat(INSTRUCTIONS).contains(instruction.name());
            assertThat(instruction.projectFiles())
                    .allSatisfy(source -> assertThat(Path.of(source)).exists())
                    .allMatch(source ->
                            sent.stream().anyMatch(one -> Path.of(source).startsWith(one) || one.startsWith(source)));
        }
        for (var stage : stagesCopiedFrom(file)) {
            assertThat(file.stages()).contains(stage);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void isBuiltOnNamedVersions(String kind) {
        assertThat(read(kind).froms())
                .allMatch(from -> from.matches("(--platform=\\$BUILDPLATFORM )?[\\w./-]+:[\\w.-]+( AS \\w+)?"))
                .noneMatch(from -> from.contains(":latest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void shipsNoShellAndNoRoot(String kind) {
        var shipped = read(kind).shipped();
        assertThat(shipped.get(0).rest()).startsWith("gcr.io/distroless/").endsWith(":nonroot");
        assertThat(shipped)
                .filteredOn(one -> one.name().equals("USER"))
                .singleElement()
                .satisfies(user -> assertThat(user.rest()).isEqualTo("65532:65532"));
        assertThat(shipped).noneMatch(one -> one.name().equals("RUN"));
        assertThat(shipped.get(shipped.size() - 1).rest()).startsWith("[\"/").endsWith("\"]");
        assertThat(shipped).anyMatch(one -> one.rest().contains("target/doorsill.cdx.json"));
    }

    /** Some builders give a folder that WORKDIR makes to the image's user; one that COPY makes is root's. */
    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void leavesItsFolderToRoot(String kind) {
        var names = read(kind).shipped().stream()
                .map(Dockerfile.Instruction::name)
                .filter(name -> name.equals("COPY") || name.equals("WORKDIR"))
                .toList();
        assertThat(names).startsWith("COPY").endsWith("COPY", "WORKDIR").containsOnlyOnce("WORKDIR");
    }

    /** A cache is good for the JVM, the jars and the paths that it was made with. */
    @Test
    void trainsOnWhatItShips() {
        var file = read("jvm");
        var copied = file.shipped().stream()
                .filter(one -> one.rest().startsWith("--from=train"))
                .map(Dockerfile.Instruction::words)
                .toList();
        assertThat(copied)
                .containsExactly(
                        List.of("/opt/java/openjdk", "/opt/java/openjdk"),
                        List.of("/doorsill/target/quarkus-app", "/doorsill/target/quarkus-app"));
        assertThat(file.all("WORKDIR")).allMatch(one -> one.rest().equals("/doorsill"));
        var entry = file.all("ENTRYPOINT").get(0).rest();
        assertThat(entry)
                .contains(
                        "\"-XX:AOTCache=/doorsill/target/quarkus-app/doorsill.aot\"", "\"-XX:+ExitOnOutOfMemoryError\"")
                .doesNotContain("ZGC");
        var train = Pattern.compile("FROM (\\S+) AS train")
                .matcher(String.join(
                        "\n", file.froms().stream().map(from -> "FROM " + from).toList()));
        assertThat(train.find()).isTrue();
        assertThat(train.group(1)).startsWith("eclipse-temurin:25-");
    }

    /** The profiles by which the build for another machine gets that machine's libraries in C. */
    @Test
    void namesProfilesThatThereAre() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        var named = Pattern.compile("(?:sort|other)=(\\S+)")
                .matcher(String.join(
                        "\n",
                        read("jvm").all("RUN").stream()
                                .map(Dockerfile.Instruction::rest)
                                .toList()));
        assertThat(named.results().map(found -> found.group(1)))
                .hasSize(4)
                .allMatch(profile -> pom.contains("<id>" + profile + "</id>"));
    }

    private static Dockerfile read(String kind) {
        return Dockerfile.read(Path.of("deploy", "docker", kind + ".Dockerfile"));
    }

    private static List<String> stagesCopiedFrom(Dockerfile file) {
        return file.all("COPY").stream()
                .filter(copy -> copy.rest().contains("--from="))
                .map(copy -> copy.rest().replaceFirst(".*--from=(\\w+).*", "$1"))
                .toList();
    }
}
