package dev.doorsill.captcha;

import dev.doorsill.security.Hmac;
import dev.doorsill.security.Keys;
import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps the solutions of open tasks as keyed hashes. Fails only with the store's own problem. */
@Singleton
class RedisChallenges {
    private final RedisScripts.Script open;
    private final RedisScripts.Script answer;
    private final Holders holders;
    private final Hmac hmac;
    private final CaptchaConfig config;
    private final InstantSource time;

    RedisChallenges(RedisScripts scripts, Holders holders, Keys keys, CaptchaConfig config, InstantSource time) {
        this.open = scripts.load(RedisChallenges.class, "open");
        this.answer = scripts.load(RedisChallenges.class, "answer");
        this.holders = holders;
        this.hmac = keys.hmac("captcha solution");
        this.config = config;
        this.time = time;
    }

    Uni<Void> open(Asker asker, String id, String solution) {
        var life = config.timeToLive().toMillis();
        return Uni.createFrom()
                .deferred(() -> open.run(
                        List.of(key(holders.prefix(asker), id)),
                        List.of(hmac.text(id, solution), Long.toString(time.millis() + life), Long.toString(life))))
                .replaceWithVoid();
    }

    /** Takes the one answer, whichever key that counts has made the task's hash. */
    Uni<Boolean> answer(Asker asker, String id, String solution) {
        return Uni.createFrom().deferred(() -> {
            var arguments = new ArrayList<String>();
            arguments.add(Long.toString(time.millis()));
            arguments.addAll(hmac.candidates(id, solution));
            return holders.any(
                    asker,
                    prefix ->
                            answer.run(List.of(key(prefix, id)), arguments).map(response -> response.toInteger() == 1));
        });
    }

    private static String key(String prefix, String id) {
        return prefix + "challenge:" + id;
    }
}
