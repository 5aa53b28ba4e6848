package dev.doorsill.devservices;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A store that development and tests bring along, and no production package. Found as a service, by name. */
public interface Server {

    /** The settings that hold where it is. */
    Set<String> provides();

    /**
     * Starts it, and says where.
     *
     * @param directory of the run; the server has its own inside
     * @param kept whether data shall outlive the JVM
     * @throws NoClassDefFoundError if its binaries are not on the class path
     */
    Map<String, String> start(Path directory, boolean kept);
}
