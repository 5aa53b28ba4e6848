package dev.doorsill.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every pod of ours. Beyond what Kubernetes asks under "restricted": a root that nothing writes on. */
final class PodRules {
    private static final Set<String> VOLUMES = Set.of("configMap", "secret", "emptyDir");
    /** Of background work and of hashes, which come one after the other. */
    private static final int DRAINS = 10;

    private final Manifest owner;
    private final List<String> faults = new ArrayList<>();

    private PodRules(Manifest owner) {
        this.owner = owner;
    }

    /** What is wrong with the pods of a Deployment or a Job; none of other kinds. */
    static List<String> faults(Manifest owner) {
        var rules = new PodRules(owner);
        if (!owner.pod().fields().isEmpty()) {
            rules.pod();
            owner.containers().forEach(rules::container);
        }
        if (owner.kind().equals("Deployment")) {
            owner.containers().forEach(rules::service);
        }
        return rules.faults;
    }

    private void pod() {
        var pod = owner.pod();
        must(Boolean.FALSE.equals(pod.at("automountServiceAccountToken")), "has a token");
        must(Boolean.TRUE.equals(pod.at("securityContext.runAsNonRoot")), "may be root");
        must(pod.at("securityContext.runAsUser") instanceof Integer id && id > 0, "names no user by number");
        must("RuntimeDefault".equals(pod.at("securityContext.seccompProfile.type")), "has no seccomp profile");
        for (var open : List.of("hostNetwork", "hostPID", "hostIPC")) {
            must(pod.at(open) == null, open);
        }
        for (var volume : pod.parts("volumes")) {
            must(
                    volume.fields().keySet().stream().allMatch(key -> key.equals("name") || VOLUMES.contains(key)),
                    "mounts " + volume.fields());
        }
    }

    private void container(Manifest container) {
        must(Boolean.FALSE.equals(container.at("securityContext.allowPrivilegeEscalation")), "may gain privileges");
        must(Boolean.TRUE.equals(container.at("securityContext.readOnlyRootFilesystem")), "writes on its root");
        must(List.of("ALL").equals(container.at("securityContext.capabilities.drop")), "keeps capabilities");
        must(container.at("securityContext.capabilities.add") == null, "adds capabilities");
        for (var kind : List.of("requests", "limits")) {
            for (var resource : List.of("cpu", "memory")) {
                must(container.at("resources." + kind + "." + resource) != null, "no " + kind + " of " + resource);
            }
        }
        var image = String.valueOf(container.at("image"));
        must(image.matches(".+(@sha256:[0-9a-f]{64}|:[^:/]+)") && !image.endsWith(":latest"), "any image: " + image);
        var volumes = owner.pod().parts("volumes").stream()
                .map(volume -> volume.at("name"))
                .toList();
        container.parts("volumeMounts").forEach(mount -> {
            must(volumes.contains(mount.at("name")), "mounts nothing at " + mount.at("mountPath"));
            must(mount.at("subPath") == null, "a mount that never changes");
        });
        container.parts("env").forEach(this::variable);
    }

    private void variable(Manifest variable) {
        var name = String.valueOf(variable.at("name"));
        must(name.startsWith("QUARKUS_") || KnownSettings.hasVariable(name), "no setting is called " + name);
        must(!KnownSettings.isSecretVariable(name), "a secret in the environment: " + name);
        must(variable.at("value") instanceof String, "no text in " + name);
    }

    private void service(Manifest container) {
        var probes = Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready");
        probes.forEach((probe, path) ->
                must(("/q/health/" + path).equals(container.at(probe + ".httpGet.path")), "has no " + probe));
        var needed =
                seconds(container, "QUARKUS_SHUTDOWN_DELAY") + seconds(container, "QUARKUS_SHUTDOWN_TIMEOUT") + DRAINS;
        must(
                owner.pod().at("terminationGracePeriodSeconds") instanceof Integer grace && grace > needed,
                "is killed while it still works: it needs " + needed + " s");
    }

    private static int seconds(Manifest container, String variable) {
        return container.parts("env").stream()
                .filter(one -> variable.equals(one.at("name")))
                .mapToInt(
                        one -> Integer.parseInt(String.valueOf(one.at("value")).replace("s", "")))
                .sum();
    }

    private void must(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(owner + ": " + otherwise);
        }
    }
}
