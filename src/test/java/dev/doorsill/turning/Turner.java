package dev.doorsill.turning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.KeyFiles;
import dev.doorsill.security.KeyFiles.Finding;
import dev.doorsill.security.KeyMount;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;

/** Changes the mounted keys and lets the running service see it, twice, as its own clockwork would. */
@Singleton
class Turner {
    private final KeyFiles files;
    private final KeyMount mount;

    Turner(KeyFiles files, Config config) {
        this.files = files;
        this.mount = new KeyMount(
                Path.of(config.getOptionalValue(MountedKeys.ROOT, String.class).orElse("nowhere")));
    }

    KeyMount mount() {
        return mount;
    }

    void turn(Consumer<KeyMount> change) {
        change.accept(mount);
        assertThat(look()).isEqualTo(Finding.TURNED);
    }

    /** Puts the next key of each kind into use, the way the manual says. */
    void turnOnce() {
        turn(KeyMount::append);
        turn(KeyMount::promote);
    }

    Finding look() {
        assertThat(files.look()).isEqualTo(Finding.UNSETTLED);
        return files.look();
    }

    /** Leaves the service with the files it has, whatever a test did. */
    void rest() {
        var unused = files.look();
        assertThat(files.look()).isIn(Finding.SAME, Finding.TURNED);
    }

    KeyFiles files() {
        return files;
    }
}
