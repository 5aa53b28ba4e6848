package dev.doorsill.dialect.admin;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The operator's door. */
@ConfigMapping(prefix = "doorsill.admin")
public interface AdminConfig {
    /**
     * What operators show as Bearer to {@code /admin/v1}, at least 32 characters; several, apart by white space, all
     * count. Without it that door does not exist. Secret.
     */
    Optional<String> token();

    /** A file that holds {@code token}. Changes are taken up while the service runs. */
    Optional<Path> tokenFile();
}
