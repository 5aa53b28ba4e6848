package dev.doorsill.deploy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;

/** The chart, by Helm itself. */
final class Chart {
    static final Path DIRECTORY = Path.of("deploy", "helm", "doorsill");
    static final Path PRODUCTION = Path.of("deploy", "helm", "prod.yaml");
    private static final String KUBERNETES = "1.34.0";

    private Chart() {}

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().strict().call();
    }

    /** What would be installed by default. Fails as Helm does, where values break the schema. */
    static String render(String... settings) {
        var command = new Helm(DIRECTORY).template().withName("doorsill").withKubeVersion(KUBERNETES);
        for (var setting : settings) {
            command.set(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return command.call();
    }

    /** What would be installed with a file of values. Hooks are not in it, so the migration is to be none. */
    static String render(Path values) {
        return new Helm(DIRECTORY)
                .template()
                .withName("doorsill")
                .withKubeVersion(KUBERNETES)
                .withValuesFile(values)
                .set("migration.hook", false)
                .call();
    }
}
