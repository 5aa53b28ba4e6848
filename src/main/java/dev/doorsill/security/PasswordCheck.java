package dev.doorsill.security;

/**
 * What comparing a password with a stored hash said.
 *
 * @param matches whether it is the password
 * @param needsRehash whether it is, but its hash is cheaper than today's or under an older pepper: hash it anew while
 *     the password is at hand
 */
public record PasswordCheck(boolean matches, boolean needsRehash) {
    static final PasswordCheck REFUSED = new PasswordCheck(false, false);
}
