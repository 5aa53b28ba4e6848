package dev.doorsill.dialect.cloudbase;

/** Changes one letter of a text that is made of parts. */
final class Tampering {
    private Tampering() {}

    /** The text with the first letter of one of its dotted parts changed. */
    static String part(String text, int part) {
        var parts = text.split("\\.");
        parts[part] = (parts[part].charAt(0) == 'a' ? 'b' : 'a') + parts[part].substring(1);
        return String.join(".", parts);
    }
}
