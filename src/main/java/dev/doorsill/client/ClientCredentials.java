package dev.doorsill.client;

/** Who an application says it is, and its secret. Prints a mask for the secret. */
public record ClientCredentials(String clientId, String secret) {
    @Override
    public String toString() {
        return "credentials of " + clientId;
    }
}
