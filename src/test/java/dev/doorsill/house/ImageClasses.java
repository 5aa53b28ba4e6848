package dev.doorsill.house;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Loads the classes of an image and remembers which. */
final class ImageClasses extends URLClassLoader {
    private final ConcurrentLinkedQueue<Class<?>> loaded = new ConcurrentLinkedQueue<>();

    ImageClasses(URL[] jars) {
        super(jars, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var found = super.findClass(name);
        loaded.add(found);
        return found;
    }

    List<Class<?>> loaded() {
        return new ArrayList<>(loaded);
    }
}
