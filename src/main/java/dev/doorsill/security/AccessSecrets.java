package dev.doorsill.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** Secrets that open a door to whoever shows one of them. Prints only a mask. */
public final class AccessSecrets {
    private final List<String> digests;

    private AccessSecrets(List<String> digests) {
        this.digests = digests;
    }

    /**
     * Reads secrets, one on a line.
     *
     * @param leastLength of each, in characters
     * @throws IllegalStateException if there is none, or one is shorter; shows nothing of them
     */
    public static AccessSecrets read(List<SecretFile> files, int leastLength) {
        var secrets = files.stream()
                .flatMap(file -> Stream.of(file.text().split("\\s+", 0)))
                .filter(secret -> !secret.isEmpty())
                .toList();
        if (secrets.isEmpty()) {
            throw new IllegalStateException("there is no secret");
        }
        if (secrets.stream().anyMatch(secret -> secret.length() < leastLength)) {
            throw new IllegalStateException("a secret must have at least " + leastLength + " characters");
        }
        return new AccessSecrets(secrets.stream().map(Encoding::sha256).toList());
    }

    /** Whether it is one of them. The time this takes does not depend on how much of it is right. */
    public boolean contain(String shown) {
        var digest = bytes(Encoding.sha256(shown));
        var found = false;
        for (var known : digests) {
            found |= MessageDigest.isEqual(digest, bytes(known));
        }
        return found;
    }

    private static byte[] bytes(String digest) {
        return digest.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return digests.size() + " ***";
    }
}
