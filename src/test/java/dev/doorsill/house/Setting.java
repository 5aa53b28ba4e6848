package dev.doorsill.house;

/** One row of the table of settings. */
record Setting(String name, String type, String defaultValue, String meaning) {
    String row() {
        return "| `%s` | %s | %s | %s |\n".formatted(name, type, defaultValue, meaning);
    }
}
