package dev.doorsill.house;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Walks a mapping interface into rows: names and types from the class, order and meaning from its source. */
final class SettingsReader {
    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Path.class, "path"),
            Map.entry(URI.class, "URI"),
            Map.entry(Duration.class, "duration"),
            Map.entry(int.class, "number"),
            Map.entry(long.class, "number"),
            Map.entry(double.class, "number"),
            Map.entry(OptionalInt.class, "number"),
            Map.entry(boolean.class, "`true` or `false`"));

    private final List<Setting> settings = new ArrayList<>();

    static List<Setting> read(Class<?> mapping) {
        var reader = new SettingsReader();
        reader.walk(mapping, mapping.getAnnotation(ConfigMapping.class).prefix());
        return reader.settings;
    }

    private void walk(Class<?> group, String prefix) {
        var source = group;
        while (source.getEnclosingClass() != null) {
            source = source.getEnclosingClass();
        }
        for (var comment : SourceComments.of(source).entrySet()) {
            var key = comment.getKey().split("\\.", 2);
            if (key[0].equals(group.getSimpleName())) {
                add(method(group, key[1]), prefix, comment.getValue());
            }
        }
    }

    private void add(Method method, String prefix, String meaning) {
        var name = method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + '.' + kebab(method.getName());
        var type = method.getGenericReturnType();
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            var value = (Class<?>) map.getActualTypeArguments()[1];
            if (WORDS.containsKey(value)) {
                settings.add(new Setting(name + ".\"<name>\"", word(value), "", meaning));
            } else {
                walk(value, name + ".\"<id>\"");
            }
        } else if (type instanceof Class<?> group && group.isInterface() && !WORDS.containsKey(group)) {
            walk(group, name);
        } else {
            var fallback = method.getAnnotation(WithDefault.class);
            settings.add(new Setting(name, word(type), fallback == null ? "" : "`" + fallback.value() + "`", meaning));
        }
    }

    private static String word(Type type) {
        if (type instanceof ParameterizedType wrapped) {
            var inner = word(wrapped.getActualTypeArguments()[0]);
            if (wrapped.getRawType() == Optional.class) {
                return inner;
            }
            if (wrapped.getRawType() == List.class || wrapped.getRawType() == Set.class) {
                return "list of " + inner;
            }
        } else if (type instanceof Class<?> plain && WORDS.containsKey(plain)) {
            return WORDS.get(plain);
        } else if (type instanceof Class<?> plain && plain.isEnum()) {
            return "word";
        }
        throw new IllegalStateException("no word for " + type);
    }

    private static Method method(Class<?> group, String name) {
        try {
            return group.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }
}
