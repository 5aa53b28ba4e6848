package dev.doorsill.security;

/**
 * A password as it is stored. Prints only a mask.
 *
 * @param phc the PHC string, which names algorithm, cost, pepper and salt; taken as it is and judged when compared
 */
public record PasswordHash(String phc) {
    @Override
    public String toString() {
        return "password hash ***";
    }
}
