package dev.doorsill.devservices;

/**
 * What the servers stand on: each profile of a JVM has its own, so that tests never touch what a developer sees.
 *
 * @param profile {@code dev} or {@code test}
 * @param keptDirectory where data outlives the JVM; empty for a directory that is deleted with it
 */
record Ground(String profile, String keptDirectory) {

    boolean isKept() {
        return !keptDirectory.isBlank();
    }
}
