package dev.doorsill.captcha;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Names whose captchas they are, so that Redis holds nobody's address and one's token opens nothing for another. A turn of
 * the master keys leaves the names of devices as they are; a network has one name for each key that counts.
 */
@Singleton
class Holders {
    private final Hmac names;

    Holders(Keys keys) {
        this.names = keys.hmac("captcha holder");
    }

    /** The beginning of every key that is theirs from now on; all of them lie together on one Redis node. */
    String prefix(Asker asker) {
        return prefixes(asker).get(0);
    }

    /**
     * Whether a step succeeds under any beginning that their keys may have. {@link #prefix} comes last, so that what a
     * step notes of its failure is noted where it is looked for.
     */
    Uni<Boolean> any(Asker asker, Function<String, Uni<Boolean>> step) {
        var prefixes = new ArrayList<>(prefixes(asker));
        Collections.reverse(prefixes);
        var done = Uni.createFrom().item(false);
        for (var prefix : prefixes) {
            done = done.chain(already -> already ? Uni.createFrom().item(true) : step.apply(prefix));
        }
        return done;
    }

    private List<String> prefixes(Asker asker) {
        return asker
                .deviceId()
                .map(device -> List.of(device(asker.clientId(), device)))
                .orElseGet(() -> names.candidates(
                        "network", asker.clientId(), asker.from().network()))
                .stream()
                .map(name -> "captcha:{" + name + "}:")
                .toList();
    }

    /**
     * Ids of devices are random, so no key need hide them, unlike the few addresses that there are. No part holds a line
     * break.
     */
    private static String device(String clientId, String deviceId) {
        return Encoding.sha256(String.join("\n", clientId, deviceId));
    }
}
