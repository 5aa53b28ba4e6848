package dev.doorsill.captcha;

import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import jakarta.inject.Singleton;

/**
 * Names whose captchas they are, so that Redis holds nobody's address and one's token opens nothing for another. When the
 * master keys change everybody gets another name: open captchas are forgotten, and people solve another.
 */
@Singleton
class Holders {
    private final Hmac names;

    Holders(Keys keys) {
        this.names = keys.hmac("captcha holder");
    }

    /** The beginning of every key that is theirs; all of them lie together on one Redis node. */
    String prefix(Asker asker) {
        var name = asker.deviceId()
                .map(device -> names.text("device", asker.clientId(), device))
                .orElseGet(() ->
                        names.text("network", asker.clientId(), asker.from().network()));
        return "captcha:{" + name + "}:";
    }
}
