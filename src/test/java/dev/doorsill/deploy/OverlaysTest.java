package dev.doorsill.deploy;

import static dev.doorsill.deploy.ManifestsTest.mountedSettings;
import static dev.doorsill.deploy.ManifestsTest.one;
import static dev.doorsill.deploy.ManifestsTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Overlays of kustomize, and that they install what the chart does. */
class OverlaysTest {
    /** With kustomize's own base, there is one description of a pod and not two. */
    @Test
    void theBaseOfKustomizeIsPrintedFromTheChart() throws IOException {
        var printed =
                "# Printed from deploy/helm/doorsill by OverlaysTest: change that, and print this with -Ddocs.write=true.\n"
                        + Chart.render(Kustomize.BASE.resolve("values.yaml"));
        var file = Kustomize.BASE.resolve("doorsill.yaml");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, printed);
        }
        assertThat(Files.readString(file))
                .as("%s; after a change of the chart print it anew with -Ddocs.write=true", file)
                .isEqualTo(printed);
    }

    @Test
    void bothWaysGiveProductionTheSameSettings() throws IOException {
        var helm = InstallationRules.properties(settings(Manifest.read(Chart.render(Chart.PRODUCTION))));
        assertThat(load(Kustomize.OVERLAYS.resolve("prod/settings.properties"))).isEqualTo(helm);
    }

    @TestFactory
    Stream<DynamicTest> bothWaysGiveProductionTheSamePods() {
        return Kustomize.installed().stream()
                .map(kustomize -> DynamicTest.dynamicTest("overlay prod", () -> {
                    var helm = nameless(Chart.render(Chart.PRODUCTION));
                    var overlay = nameless(kustomize.render("prod"));
                    for (var kind : List.of("Deployment", "Job", "HorizontalPodAutoscaler")) {
                        assertThat(one(overlay, kind).at("spec"))
                                .isEqualTo(one(helm, kind).at("spec"));
                    }
                }));
    }

    /** What overlays name is there, whether or not anything can render them here. */
    @TestFactory
    Stream<DynamicTest> everyOverlayIsWhole() {
        return Stream.of("dev", "prod")
                .map(overlay -> DynamicTest.dynamicTest(overlay, () -> {
                    var directory = Kustomize.OVERLAYS.resolve(overlay);
                    var kustomization = Manifest.read(Files.readString(directory.resolve("kustomization.yaml")))
                            .get(0);
                    var named = Stream.concat(
                                    ((List<?>) kustomization.at("resources")).stream(),
                                    kustomization.parts("patches").stream()
                                            .map(patch -> patch.fields().getOrDefault("path", ".")))
                            .map(path -> directory.resolve(path.toString()));
                    assertThat(named).allMatch(Files::exists);
                    for (var name :
                            load(directory.resolve("settings.properties")).stringPropertyNames()) {
                        assertThat(!name.startsWith("doorsill.") || KnownSettings.has(name))
                                .as(name)
                                .isTrue();
                    }
                }));
    }

    /** But for the settings' name, which says what is in them. */
    private static List<Manifest> nameless(String rendered) {
        return Manifest.read(rendered.replace(mountedSettings(Manifest.read(rendered)), "settings"));
    }

    private static Properties load(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
