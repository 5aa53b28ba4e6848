package dev.doorsill.security;

/** A one-time code on its way to a person. Prints only a mask. */
public final class Passcode {
    private final String digits;

    public Passcode(String digits) {
        this.digits = digits;
    }

    /** The digits, for the message to the person and the keyed hash alone. */
    public String reveal() {
        return digits;
    }

    @Override
    public String toString() {
        return "***";
    }
}
