package dev.doorsill.devservices;

import dev.doorsill.security.DevKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets made at the first start and kept beside the data they protect, so that both have the same life. */
final class DevSecrets {

    private DevSecrets() {}

    static String get(String name, Path directory) {
        try {
            Files.createDirectories(directory, only("rwx------"));
            return switch (name) {
                case Missing.SECURITY_KEYS -> Files.readString(kept(directory, "security.key", DevKeys::secret));
                case Missing.PASSWORD_PEPPERS -> Files.readString(kept(directory, "pepper.key", DevKeys::secret));
                case Missing.TOKEN_KEY_FILES ->
                    kept(directory, "token-ec.pem", DevKeys::ecPrivateKey)
                            + ","
                            + kept(directory, "token-rsa.pem", DevKeys::rsaPrivateKey);
                case Missing.TRANSPORT_RSA_KEY_FILES ->
                    kept(directory, "transport-rsa.pem", DevKeys::rsaPrivateKey).toString();
                case Missing.TRANSPORT_SM2_KEY_FILES ->
                    kept(directory, "transport-sm2.pem", DevKeys::sm2PrivateKey).toString();
                default -> throw new IllegalArgumentException("Nobody can make up " + name);
            };
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep development keys in " + directory, e);
        }
    }

    private static Path kept(Path directory, String name, Supplier<String> make) throws IOException {
        Path file = directory.resolve(name);
        if (Files.notExists(file)) {
            Path fresh = Files.createTempFile(directory, name, ".new", only("rw-------"));
            Files.writeString(fresh, make.get());
            Files.move(fresh, file);
        }
        return file;
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
