package dev.doorsill.security;

import java.text.Normalizer;

/** A password as a person typed it. Prints only a mask. */
public final class Password {
    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** Takes the text in Unicode normal form NFKC (NIST SP 800-63B, section 3.1.1.2), never shortened. */
    public static Password of(String text) {
        return new Password(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** Length in code points. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** The text itself, for hashing and strength estimates alone. */
    String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
