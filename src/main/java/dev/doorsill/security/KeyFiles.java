package dev.doorsill.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Looks at the files with keys every now and then, and takes up what has changed, so that keys turn without a restart.
 *
 * <p>A change counts once it has been seen twice alike, for a file may be read while it is being written. It is taken up
 * as a whole or not at all: while any file is missing or broken the service goes on with all the keys it has, says so in
 * the log, once, and in the gauge {@code doorsill.keys.refused}.
 */
@Singleton
public class KeyFiles {
    private static final Logger LOG = Logger.getLogger(KeyFiles.class);

    private final List<FollowedKeys<?>> followed = new CopyOnWriteArrayList<>();
    private final Counter turned;
    private volatile Optional<String> refusal = Optional.empty();

    KeyFiles(MeterRegistry meters) {
        this.turned = meters.counter("doorsill.keys.turned");
        meters.gauge("doorsill.keys.refused", this, files -> files.refusal.isPresent() ? 1 : 0);
    }

    /** What a look at the files came to. */
    public enum Finding {
        /** They say what is in use. */
        SAME,
        /** They say something else; whether it is meant shows at the next look. */
        UNSETTLED,
        /** What they say is in use from now on. */
        TURNED,
        /** What they say cannot be used, and nothing of it is. */
        REFUSED
    }

    /** Makes keys from what their files say. */
    @FunctionalInterface
    public interface Make<T> {
        /**
         * The keys.
         *
         * @param earlier those in use; empty at the start
         * @throws IllegalStateException if they cannot be used, with a text that shows nothing of them
         */
        T from(List<SecretFile> files, Optional<T> earlier);
    }

    /**
     * Reads keys, and from now on whenever their files change.
     *
     * @param setting the setting that names the files
     * @throws IllegalStateException if what they say now cannot be used
     */
    public <T> Turning<T> follow(String setting, List<Path> files, Make<T> make) {
        var keys = new FollowedKeys<>(setting, files, make);
        followed.add(keys);
        return keys.turning();
    }

    /** As {@link #follow(String, List, Make)}, for keys that are a value or in one file; a value never changes. */
    public <T> Turning<T> follow(String setting, Optional<String> value, Optional<Path> file, Make<T> make) {
        return value.<Turning<T>>map(text ->
                        new Turning<>(make.from(List.of(new SecretFile(setting, text.strip())), Optional.empty())))
                .orElseGet(() -> follow(setting, file.stream().toList(), make));
    }

    /** What keeps the files from being taken up, by setting and file; empty if nothing does. */
    public Optional<String> refusal() {
        return refusal;
    }

    @Scheduled(
            every = "${doorsill.security.reload-interval:30s}",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = ReloadOff.class)
    void lookEveryNowAndThen() {
        var unused = look();
    }

    /** Looks at all files. Reads them, so it is no work for an event loop. */
    public synchronized Finding look() {
        var changes = new ArrayList<FollowedKeys<?>.Change>();
        for (var keys : followed) {
            keys.look().ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            refusal = Optional.empty();
            return Finding.SAME;
        }
        if (!changes.stream().allMatch(FollowedKeys.Change::settled)) {
            return Finding.UNSETTLED;
        }
        return takeUp(changes);
    }

    private Finding takeUp(List<FollowedKeys<?>.Change> changes) {
        try {
            changes.forEach(FollowedKeys.Change::prepare);
        } catch (IllegalStateException e) {
            refuse(String.valueOf(e.getMessage()));
            return Finding.REFUSED;
        }
        changes.forEach(change -> LOG.infof("Keys have turned: %s", change.turn()));
        turned.increment();
        refusal = Optional.empty();
        return Finding.TURNED;
    }

    private void refuse(String why) {
        if (!refusal.equals(Optional.of(why))) {
            LOG.warnf("The keys in use stay in use, because what their files say now cannot be used: %s", why);
        }
        refusal = Optional.of(why);
    }
}
