package dev.doorsill.security;

/** A one-time code in the clear, on its way to the person who asked for it. Shows a mask wherever it is printed. */
public final class Passcode {
    private final String digits;

    public Passcode(String digits) {
        this.digits = digits;
    }

    /** The code itself: for the message, and for nothing that is kept. */
    public String reveal() {
        return digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Passcode that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
