package dev.doorsill.deploy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What holds of all objects of one installation together. */
final class InstallationRules {
    private final List<Manifest> objects;
    private final List<String> faults = new ArrayList<>();

    private InstallationRules(List<Manifest> objects) {
        this.objects = objects;
    }

    /** What is wrong, with Kubernetes' own word and that of {@link PodRules}. */
    static List<String> faults(List<Manifest> objects) {
        var rules = new InstallationRules(objects);
        for (var object : objects) {
            KubernetesModel.refusal(object).ifPresent(refusal -> rules.faults.add(object + ": " + refusal));
            rules.faults.addAll(PodRules.faults(object));
            rules.object(object);
        }
        return rules.faults;
    }

    private void object(Manifest object) {
        switch (object.kind()) {
            case "Service" -> selects(object, "spec.selector");
            case "PodDisruptionBudget" -> selects(object, "spec.selector.matchLabels");
            case "NetworkPolicy" -> {
                selects(object, "spec.podSelector.matchLabels");
                must(List.of("Ingress", "Egress").equals(object.at("spec.policyTypes")), object, "leaves a way open");
            }
            case "HorizontalPodAutoscaler" ->
                must(names("Deployment").contains(object.at("spec.scaleTargetRef.name")), object, "scales nothing");
            case "Namespace" ->
                must(
                        "restricted"
                                .equals(object.part("metadata.labels")
                                        .fields()
                                        .get("pod-security.kubernetes.io/enforce")),
                        object,
                        "is open to any pod");
            case "ServiceAccount" ->
                must(Boolean.FALSE.equals(object.at("automountServiceAccountToken")), object, "gives out tokens");
            case "ConfigMap" -> properties(object).stringPropertyNames().forEach(name -> setting(object, name));
            case "Secret" -> must(false, object, "a secret among what everybody reads");
            default -> {}
        }
    }

    private void selects(Manifest object, String path) {
        var wanted = object.part(path).fields();
        var found = objects.stream().anyMatch(other -> labels(other).entrySet().containsAll(wanted.entrySet()));
        must(!wanted.isEmpty() && found, object, "selects no pod");
    }

    private static Map<String, Object> labels(Manifest owner) {
        return owner.part("spec.template.metadata.labels").fields();
    }

    private List<Object> names(String kind) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind))
                .<Object>map(Manifest::name)
                .toList();
    }

    private void setting(Manifest object, String name) {
        must(!name.startsWith("doorsill.") || KnownSettings.has(name), object, "no setting is called " + name);
        must(!KnownSettings.isSecret(name), object, "a secret: " + name);
    }

    /** The settings in a ConfigMap, as the service reads them. */
    static Properties properties(Manifest configMap) {
        var properties = new Properties();
        try {
            var text = configMap.part("data").fields().get("application.properties");
            properties.load(new StringReader(String.valueOf(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private void must(boolean holds, Manifest object, String otherwise) {
        if (!holds) {
            faults.add(object + ": " + otherwise);
        }
    }
}
