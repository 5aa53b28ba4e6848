package dev.doorsill.deploy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One object of Kubernetes, or a part of one, as it is written. */
record Manifest(Map<String, Object> fields) {
    /** All objects of a YAML text; a key that stands there twice fails. */
    static List<Manifest> read(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(options)).loadAll(text).spliterator(), false)
                .flatMap(document -> document == null ? Stream.empty() : Stream.of(of(document)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Manifest of(Object value) {
        return new Manifest((Map<String, Object>) value);
    }

    String kind() {
        return String.valueOf(fields.get("kind"));
    }

    String name() {
        return String.valueOf(at("metadata.name"));
    }

    /** What stands at a path of names with points between them, or null. */
    Object at(String path) {
        Object here = fields;
        for (var name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return here;
    }

    /** The part at a path; empty if there is none. */
    Manifest part(String path) {
        return at(path) instanceof Map<?, ?> map ? of(map) : new Manifest(Map.of());
    }

    /** The parts of the list at a path; none if there is no list. */
    List<Manifest> parts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(Manifest::of).toList()
                : List.of();
    }

    /** What its pods are to be: of a Deployment or a Job; of other kinds empty. */
    Manifest pod() {
        return part("spec.template.spec");
    }

    List<Manifest> containers() {
        return Stream.concat(pod().parts("initContainers").stream(), pod().parts("containers").stream())
                .toList();
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
