package dev.doorsill.turning;

import dev.doorsill.security.KeyMount;
import dev.doorsill.security.KeyMount.Kind;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service with all its keys in mounted files. */
public final class MountedKeys implements QuarkusTestProfile {
    /** Where the tests find the mount again. */
    static final String ROOT = "test.mounted-keys";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Mount.class));
    }

    /** Makes the mount, and tells the service where it is. */
    public static final class Mount implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                var root = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "keys");
                var mount = KeyMount.create(root);
                var settings = new HashMap<String, String>();
                settings.put(ROOT, root.toString());
                settings.put(
                        "doorsill.security.keys-file", mount.file(Kind.MASTER).toString());
                settings.put(
                        "doorsill.password.peppers-file",
                        mount.file(Kind.PEPPER).toString());
                settings.put(
                        "doorsill.token.key-files", mount.file(Kind.SIGNING_EC) + "," + mount.file(Kind.SIGNING_RSA));
                settings.put(
                        "doorsill.security.transport.rsa-key-files",
                        mount.file(Kind.TRANSPORT_RSA).toString());
                settings.put(
                        "doorsill.security.transport.sm2-key-files",
                        mount.file(Kind.TRANSPORT_SM2).toString());
                // A value would count more than a file, and the test's own defaults are values.
                settings.put("doorsill.security.keys", "");
                settings.put("doorsill.password.peppers", "");
                settings.put("doorsill.password.argon2-memory-kib", "64");
                return settings;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }
}
