package dev.doorsill.house;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What is initialized only where an image runs: classes and packages named in {@code native-image.properties} of any
 * jar, and what Quarkus's generated {@code Feature} names.
 */
final class RunTimeClasses {
    private static final Pattern OPTION = Pattern.compile("--initialize-at-run-time=(\\S+)");
    private static final String OURS = "META-INF/native-image/dev.doorsill/";
    private static final String FEATURE = "io/quarkus/runner/Feature.class";

    private final Set<String> ours = new HashSet<>();
    private final Set<String> all = new HashSet<>();

    private RunTimeClasses() {}

    static RunTimeClasses of(List<Path> jars) throws IOException {
        var classes = new RunTimeClasses();
        for (var jar : jars) {
            try (var content = new JarFile(jar.toFile())) {
                classes.read(content);
            }
        }
        if (classes.ours.isEmpty() || classes.all.size() == classes.ours.size()) {
            throw new IllegalStateException("Quarkus's own classes, or ours, are not named in these jars");
        }
        return classes;
    }

    boolean contains(String type) {
        return isNamed(all, type);
    }

    /** Whether this project's own options name it. */
    boolean isOurs(String type) {
        return isNamed(ours, type);
    }

    private static boolean isNamed(Set<String> names, String type) {
        return names.stream()
                .anyMatch(name -> type.equals(name) || type.startsWith(name + ".") || type.startsWith(name + "$"));
    }

    private void read(JarFile jar) throws IOException {
        for (var entry : jar.stream().toList()) {
            var name = entry.getName();
            try (var in = jar.getInputStream(entry)) {
                if (name.startsWith("META-INF/native-image/") && name.endsWith("native-image.properties")) {
                    readOptions(in, name.startsWith(OURS));
                } else if (name.equals(FEATURE)) {
                    readFeature(in);
                }
            }
        }
    }

    private void readOptions(InputStream in, boolean own) throws IOException {
        var properties = new Properties();
        properties.load(in);
        var options = OPTION.matcher(properties.getProperty("Args", ""));
        while (options.find()) {
            var names = List.of(options.group(1).split(","));
            all.addAll(names);
            if (own) {
                ours.addAll(names);
            }
        }
    }

    /** Any text of it counts; what is no class's name does no harm. */
    private void readFeature(InputStream in) throws IOException {
        new ClassReader(in)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitLdcInsn(Object constant) {
                                        if (constant instanceof String text && text.contains(".")) {
                                            all.add(text);
                                        }
                                    }
                                };
                            }
                        },
                        0);
    }
}
