package dev.doorsill.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the judges judge: each mistake, made in manifests that are well, is found. */
class ManifestRulesTest {
    private static final String GOOD = Chart.render("migration.hook=false");

    @Test
    void whatIsWellPasses() {
        assertThat(InstallationRules.faults(Manifest.read(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readOnlyRootFilesystem: | readOnlyRootFileSystem: | is not defined in the `V1SecurityContext`",
                "podSelector: | podSelektor: | is not defined in the `V1NetworkPolicySpec`",
                "maxReplicas: | maxReplica: | is not defined in the `V2HorizontalPodAutoscalerSpec`",
                "containerPort: 8080, | '' | The required field `containerPort` is not found",
                "apiVersion: batch/v1 | apiVersion: batch/v1beta1 | no kind that is known here",
                "automountServiceAccountToken: false | automountServiceAccountToken: true | has a token",
                "readOnlyRootFilesystem: true | readOnlyRootFilesystem: false | writes on its root",
                "allowPrivilegeEscalation: false | allowPrivilegeEscalation: true | may gain privileges",
                "capabilities: { drop: [ALL] } | capabilities: { drop: [NET_RAW] } | keeps capabilities",
                "runAsUser: 65532 | runAsUser: 0 | names no user by number",
                "runAsNonRoot: true | runAsNonRoot: false | may be root",
                "seccompProfile: { type: RuntimeDefault } | seccompProfile: { type: Unconfined } | has no seccomp profile",
                "emptyDir: { sizeLimit: 128Mi } | hostPath: { path: / } | mounts {",
                "image: doorsill:0.1.0 | image: doorsill:latest | any image",
                "image: doorsill:0.1.0 | image: registry:5000/doorsill | any image",
                "memory: 1Gi | storage: 1Gi | no limits of memory",
                "mountPath: /keys, | subPath: x, mountPath: /keys, | a mount that never changes",
                "name: QUARKUS_SHUTDOWN_DELAY | name: DOORSILL_SHUTDOWN_DELAY | no setting is called",
                "name: DOORSILL_SECURITY_KEYS_FILE | name: DOORSILL_SECURITY_KEYS | a secret in the environment",
                "path: /q/health/live | path: /q/health | has no livenessProbe",
                "terminationGracePeriodSeconds: 32 | terminationGracePeriodSeconds: 20 | is killed while it still works",
                "policyTypes: [Ingress, Egress] | policyTypes: [Ingress] | leaves a way open",
                "kind: Deployment, name: doorsill | kind: Deployment, name: other | scales nothing",
            })
    void findsEachMistake(String good, String bad, String told) {
        assertThat(GOOD).contains(good);
        assertThat(InstallationRules.faults(Manifest.read(GOOD.replace(good, bad))))
                .anyMatch(fault -> fault.contains(told));
    }

    @Test
    void findsWhoSelectsNoPod() {
        var alone = Manifest.read(GOOD).stream()
                .filter(object -> object.kind().equals("Service"))
                .toList();
        assertThat(InstallationRules.faults(alone)).singleElement().asString().endsWith("selects no pod");
    }

    @ParameterizedTest
    @CsvSource({
        "doorsill.dialect.public-ur=x, no setting is called",
        "doorsill.security.keys=k:x, a secret",
        "doorsill.clients.\"a\".secret=x, a secret",
        "doorsill.admin.token=x, a secret",
        "quarkus.datasource.password=x, a secret",
    })
    void findsWhatDoesNotBelongAmongSettings(String line, String told) {
        var text = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata: { application.properties: '" + line
                + "' }";
        assertThat(InstallationRules.faults(Manifest.read(text))).anyMatch(fault -> fault.contains(told));
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> Manifest.read("kind: a\nkind: b")).hasMessageContaining("duplicate key kind");
    }

    /** Values that would only fail in the cluster, or make something public, fail in Helm's hands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image.tag=latest",
                "replicas=0",
                "replicaCount=3",
                "settings.doorsill\\.security\\.keys=k:x",
                "settings.doorsill\\.clients\\.api\\.secret=x",
                "settings.public-url=x",
                "ingress.paths[0]=/admin/v1",
                "keyFiles.signing[0]=../es256.pem",
                "shutdown.delaySeconds=5s",
            })
    void theSchemaRefuses(String setting) {
        assertThatThrownBy(() -> Chart.render(setting)).hasMessageContaining("schema");
    }

    @Test
    void keyFilesThatAreNotThereAreNotNamed() {
        var rendered = Chart.render("keyFiles.transportSm2=null", "keyFiles.signing[0]=all.jwks");
        assertThat(rendered).contains("\"/keys/all.jwks\"").doesNotContain("SM2");
        assertThat(InstallationRules.faults(Manifest.read(rendered))).isEqualTo(List.of());
    }
}
