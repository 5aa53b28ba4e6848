package dev.doorsill.house;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.MappedByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;

/**
 * Goes from the static fields of classes to every object that hangs on them. It reads what nobody may read, by the JVM's
 * own means: run it with {@code --add-exports
 * java.base/jdk.internal.misc=ALL-UNNAMED}.
 */
final class HeapWalk {
    /** What an image builder refuses to put into an image, or what would be wrong there. */
    private static final List<Class<?>> FORBIDDEN = List.of(
            Random.class,
            SplittableRandom.class,
            Thread.class,
            Timer.class,
            FileDescriptor.class,
            MappedByteBuffer.class,
            Cleaner.class,
            ZipFile.class,
            Inflater.class,
            Deflater.class);

    /** Made anew where an image runs: the builder knows. */
    private static final List<Class<?>> KNOWN =
            List.of(Class.class, ClassLoader.class, ThreadGroup.class, FileOutputStream.class, PrintStream.class);

    private record Step(Object object, String path) {}

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    static boolean isInitialized(Class<?> type) {
        return !(Boolean) Raw.call("shouldBeInitialized", type);
    }

    int seen() {
        return seen.size();
    }

    /** What is forbidden and hangs on the class, each with the path to it. */
    List<String> complaintsOf(Class<?> type) {
        var complaints = new ArrayList<String>();
        var steps = new ArrayDeque<Step>();
        for (var field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                var value = Raw.call(
                        "getReference", Raw.call("staticFieldBase", field), offset("staticFieldOffset", field));
                push(steps, value, type.getName() + "." + field.getName());
            }
        }
        while (!steps.isEmpty()) {
            var step = steps.pop();
            if (FORBIDDEN.stream().anyMatch(forbidden -> forbidden.isInstance(step.object))) {
                complaints.add(step.path + " holds a " + step.object.getClass().getName());
            } else {
                goOn(steps, step);
            }
        }
        return complaints;
    }

    private void goOn(ArrayDeque<Step> steps, Step step) {
        if (step.object instanceof Object[]) {
            for (var i = 0; i < Array.getLength(step.object); i++) {
                push(steps, Array.get(step.object, i), step.path + "[]");
            }
        }
        for (Class<?> type = step.object.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && !isTheCollectors(field)) {
                    var value = Raw.call("getReference", step.object, offset("objectFieldOffset", field));
                    push(steps, value, step.path + "." + field.getName());
                }
            }
        }
    }

    /** Lists of references that the collector is at work on: whatever stands in them has nothing to do with each other. */
    private static boolean isTheCollectors(Field field) {
        return field.getDeclaringClass() == Reference.class && !field.getName().equals("referent");
    }

    private void push(ArrayDeque<Step> steps, Object object, String path) {
        if (object != null && KNOWN.stream().noneMatch(known -> known.isInstance(object)) && seen.add(object)) {
            steps.push(new Step(object, path));
        }
    }

    private static Object offset(String method, Field field) {
        return Raw.call(method, field);
    }

    /** The JVM's own door to memory, which also opens records and lambdas. */
    private static final class Raw {
        private static final Object UNSAFE;
        private static final List<Method> METHODS;

        static {
            try {
                Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
                UNSAFE = type.getMethod("getUnsafe").invoke(null);
                METHODS = List.of(
                        type.getMethod("shouldBeInitialized", Class.class),
                        type.getMethod("staticFieldBase", Field.class),
                        type.getMethod("staticFieldOffset", Field.class),
                        type.getMethod("objectFieldOffset", Field.class),
                        type.getMethod("getReference", Object.class, long.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        static Object call(String name, Object... arguments) {
            try {
                for (var method : METHODS) {
                    if (method.getName().equals(name)) {
                        return method.invoke(UNSAFE, arguments);
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalArgumentException(name);
        }
    }
}
