package dev.doorsill.house;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Does what building a native image does first, without the builder: runs the static start of the service and the
 * initializers of its classes, and looks at all they hold. Fails if there is anything that no image may hold. Run by
 * the build on the folder that {@code -Dquarkus.native.sources-only=true} leaves.
 */
public final class ImageHeap {
    /** Libraries of which Quarkus knows nothing, and whose classes an image therefore initializes as they are. */
    private static final List<String> OURS =
            List.of("zxcvbn", "libphonenumber", "jose4j", "uuid-creator", "bcprov", "vertx-circuit-breaker");

    private final ImageClasses classes;
    private final RunTimeClasses later;
    private final Set<String> complaints = new TreeSet<>();

    private ImageHeap(List<Path> jars) throws IOException {
        this.classes = new ImageClasses(urls(jars));
        this.later = RunTimeClasses.of(jars);
    }

    /** Arguments: the folder of sources of a native image. */
    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (var found = Files.walk(Path.of(arguments[0]))) {
            jars = found.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        var complaints = new ImageHeap(jars).look(jars);
        complaints.forEach(System.out::println);
        System.out.printf("%d complaint(s) about what a native image would hold%n", complaints.size());
        // Something may have started a thread, which is a complaint but must not keep us.
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    private Set<String> look(List<Path> jars) throws IOException {
        Thread.currentThread().setContextClassLoader(classes);
        System.setProperty("org.graalvm.nativeimage.imagecode", "buildtime");
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        initialize("io.quarkus.runner.ApplicationImpl");
        for (var jar : jars) {
            for (var name : initialized(jar)) {
                initialize(name);
            }
        }
        var walk = new HeapWalk();
        for (var type : classes.loaded()) {
            if (HeapWalk.isInitialized(type)) {
                if (!later.contains(type.getName())) {
                    complaints.addAll(walk.complaintsOf(type));
                } else if (later.isOurs(type.getName())) {
                    complaints.add(type.getName() + " is initialized by others while the image is built");
                }
            }
        }
        System.out.println(walk.seen() + " objects in " + classes.loaded().size() + " classes");
        return complaints;
    }

    private List<String> initialized(Path jar) throws IOException {
        var file = jar.getFileName().toString();
        var runner = file.endsWith("-runner.jar");
        if (!runner && OURS.stream().noneMatch(file::contains)) {
            return List.of();
        }
        try (var content = new JarFile(jar.toFile())) {
            return content.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !runner || name.startsWith("dev/doorsill/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> !later.contains(name))
                    .toList();
        }
    }

    private void initialize(String name) {
        try {
            Class<?> made = Class.forName(name, true, classes);
            assert made != null;
        } catch (ClassNotFoundException | LinkageError e) {
            complaints.add(name + " cannot be initialized: " + e);
        }
    }

    private static URL[] urls(List<Path> jars) {
        var urls = new ArrayList<URL>();
        try {
            for (var jar : jars) {
                urls.add(jar.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return Stream.of(urls).flatMap(List::stream).toArray(URL[]::new);
    }
}
