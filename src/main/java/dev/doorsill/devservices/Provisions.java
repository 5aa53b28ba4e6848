package dev.doorsill.devservices;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Makes each value once in a JVM, and remembers it across the class loaders that live reload throws away. */
final class Provisions {

    private static final String MEMORY = "dev.doorsill.devservices.";

    // Text constants are one object in the whole JVM, whichever class loader reads this class.
    private static final Object JVM_WIDE = "dev.doorsill.devservices.lock";

    private Provisions() {}

    static String get(Ground ground, String name) {
        synchronized (JVM_WIDE) {
            String memory = MEMORY + ground.profile() + ".";
            if (System.getProperty(memory + name) == null) {
                make(ground, name, directory(ground, memory)).forEach((n, v) -> System.setProperty(memory + n, v));
            }
            return System.getProperty(memory + name, "");
        }
    }

    private static Path directory(Ground ground, String memory) {
        String known = System.getProperty(memory + "directory");
        if (known != null) {
            return Path.of(known);
        }
        Path made = RunDirectory.open(ground);
        System.setProperty(memory + "directory", made.toString());
        return made;
    }

    private static Map<String, String> make(Ground ground, String name, Path directory) {
        return switch (name) {
            case Missing.DATABASE_URL, Missing.DATABASE_USER, Missing.DATABASE_PASSWORD, Missing.REDIS_HOSTS ->
                server(name).start(directory, ground.isKept());
            default -> Map.of(name, DevSecrets.get(name, directory.resolve("keys")));
        };
    }

    // Looked up by name, for a native image may refer to no class that its package lacks.
    private static Server server(String setting) {
        try {
            return ServiceLoader.load(Server.class, Server.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(server -> server.provides().contains(setting))
                    .findFirst()
                    .orElseThrow(() -> absent(null));
        } catch (NoClassDefFoundError | ServiceConfigurationError e) {
            throw absent(e);
        }
    }

    private static IllegalStateException absent(@Nullable Throwable cause) {
        return new IllegalStateException(
                "The embedded servers are not part of a production package: configure " + Missing.DATABASE_URL + " and "
                        + Missing.REDIS_HOSTS + ", or leave the dev profile",
                cause);
    }
}
