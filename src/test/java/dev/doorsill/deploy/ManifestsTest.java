package dev.doorsill.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All that can be installed from {@code deploy}, as a cluster would be told it. */
class ManifestsTest {
    private static final Path EVERYTHING = Path.of("src", "test", "resources", "deploy", "everything.yaml");

    /** Whole installations by where they come from; those of kustomize only where it is installed. */
    private static Map<String, List<Manifest>> installations() {
        var all = new LinkedHashMap<String, List<Manifest>>();
        all.put("chart", Manifest.read(Chart.render("migration.hook=false")));
        all.put("chart for production", Manifest.read(Chart.render(Chart.PRODUCTION)));
        all.put("chart with everything changed", Manifest.read(Chart.render(EVERYTHING)));
        Kustomize.installed().ifPresent(kustomize -> {
            for (var overlay : List.of("dev", "prod")) {
                all.put("overlay " + overlay, Manifest.read(kustomize.render(overlay)));
            }
        });
        return all;
    }

    @TestFactory
    Stream<DynamicTest> everyInstallationKeepsTheRules() {
        return installations().entrySet().stream()
                .map(installation -> DynamicTest.dynamicTest(installation.getKey(), () -> {
                    var objects = installation.getValue();
                    assertThat(InstallationRules.faults(objects)).isEmpty();
                    assertThat(objects)
                            .extracting(Manifest::kind)
                            .contains("Deployment", "Job", "ConfigMap", "NetworkPolicy", "PodDisruptionBudget");
                    assertThat(settings(objects).name()).isEqualTo(mountedSettings(objects));
                }));
    }

    @Test
    void theChartIsOneByHelmItself() {
        var lint = Chart.lint();
        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
        assertThat(lint.getMessages()).noneMatch(line -> line.startsWith("[WARNING]") || line.startsWith("[ERROR]"));
    }

    @Test
    void whatIsChangedArrives() {
        var objects = Manifest.read(Chart.render(EVERYTHING));
        var pod = one(objects, "Deployment").pod();
        assertThat(pod.at("imagePullSecrets").toString()).isEqualTo("[{name=registry}, {name=mirror}]");
        assertThat(pod.at("terminationGracePeriodSeconds")).isEqualTo(65);
        assertThat(pod.at("serviceAccountName")).isEqualTo("people");
        assertThat(pod.fields()).containsKeys("nodeSelector", "tolerations", "affinity", "priorityClassName");
        assertThat(one(objects, "Deployment").at("spec.replicas")).isEqualTo(3);
        assertThat(objects).noneMatch(object -> object.kind().equals("HorizontalPodAutoscaler"));
        assertThat(one(objects, "Job").pod().at("volumes").toString()).contains("secretName=owner-stores");
        assertThat(one(objects, "NetworkPolicy").parts("spec.egress")).hasSize(3);
        assertThat(InstallationRules.properties(settings(objects)))
                .containsEntry("doorsill.provider.\"x\".name", "C:\\people # and = : !")
                .containsEntry("doorsill.passcode.length", "8");
    }

    @Test
    void whatIsTurnedOffIsGone() {
        var objects = Manifest.read(Chart.render(
                "migration.enabled=false",
                "autoscaling.enabled=false",
                "podDisruptionBudget.enabled=false",
                "networkPolicy.enabled=false",
                "serviceAccount.create=false",
                "existingSettings=mine"));
        assertThat(objects).extracting(Manifest::kind).containsExactlyInAnyOrder("Service", "Deployment");
        assertThat(InstallationRules.faults(objects)).isEmpty();
        assertThat(mountedSettings(objects)).isEqualTo("mine");
    }

    static Manifest settings(List<Manifest> objects) {
        return one(objects, "ConfigMap");
    }

    static String mountedSettings(List<Manifest> objects) {
        return one(objects, "Deployment").pod().parts("volumes").stream()
                .filter(volume -> volume.at("configMap") != null)
                .map(volume -> String.valueOf(volume.at("configMap.name")))
                .findFirst()
                .orElseThrow();
    }

    static Manifest one(List<Manifest> objects, String kind) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
