package dev.doorsill.captcha;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.Keys;
import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Keeps how often tokens were used, under a digest of each. Fails only with the store's own problem. */
@Singleton
class RedisCaptchaTokens {
    private static final int TOKEN_BYTES = 16;

    private final RedisScripts.Script earn;
    private final RedisScripts.Script use;
    private final RedisScripts.Script worn;
    private final Holders holders;
    private final Keys keys;
    private final CaptchaConfig config;
    private final InstantSource time;

    RedisCaptchaTokens(RedisScripts scripts, Holders holders, Keys keys, CaptchaConfig config, InstantSource time) {
        this.earn = scripts.load(RedisCaptchaTokens.class, "earn");
        this.use = scripts.load(RedisCaptchaTokens.class, "use");
        this.worn = scripts.load(RedisCaptchaTokens.class, "worn");
        this.holders = holders;
        this.keys = keys;
        this.config = config;
        this.time = time;
    }

    /** A new token, good for all its uses. */
    Uni<CaptchaToken> earn(Asker asker) {
        var token = new CaptchaToken(Encoding.base64Url(keys.random(TOKEN_BYTES)));
        return Uni.createFrom()
                .deferred(() -> earn.run(keys(holders.prefix(asker), token), List.of(expiry(), life())))
                .replaceWith(token);
    }

    /** Uses it once, if it is the asker's and still good. */
    Uni<Boolean> use(Asker asker, CaptchaToken token) {
        return Uni.createFrom()
                .deferred(() -> holders.any(
                        asker,
                        prefix -> use.run(
                                        keys(prefix, token),
                                        List.of(
                                                Long.toString(time.millis()),
                                                Integer.toString(config.tokenUses()),
                                                expiry(),
                                                life()))
                                .map(response -> response.toInteger() == 1)));
    }

    /** Whether the asker is likely to keep a token that is good no more, and to show it again and again. */
    Uni<Boolean> keepsWornToken(Asker asker) {
        return Uni.createFrom()
                .deferred(
                        () -> worn.run(List.of(wornKey(holders.prefix(asker))), List.of(Long.toString(time.millis()))))
                .map(response -> response.toInteger() == 1);
    }

    private String expiry() {
        return Long.toString(time.millis() + config.tokenTimeToLive().toMillis());
    }

    private String life() {
        return Long.toString(config.tokenTimeToLive().toMillis());
    }

    static List<String> keys(String prefix, CaptchaToken token) {
        return List.of(prefix + "token:" + Encoding.sha256(token.text()), wornKey(prefix));
    }

    private static String wornKey(String prefix) {
        return prefix + "worn";
    }
}
