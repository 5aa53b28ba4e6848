package dev.doorsill.limit;

import dev.doorsill.background.Lanes;
import dev.doorsill.security.Settings;
import dev.doorsill.security.TestKeys;
import dev.doorsill.store.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;

/** The limits of production, outside a container, for tests of what stands on them. */
public record LimitsKit(Limits limits, Guesses guesses) {
    public static LimitsKit of(RedisScripts scripts, InstantSource time, String... namesAndValues) {
        var config = Settings.of(LimitConfig.class, namesAndValues);
        var meters = new SimpleMeterRegistry();
        var turnstile = new Turnstile(new RedisGcra(scripts, time), Lanes.open(meters), meters);
        return new LimitsKit(
                new Limits(turnstile, new Slots(config, TestKeys.keys()), config, meters),
                new Guesses(new RedisGuesses(scripts, time, config), new GuessKeys(TestKeys.keys()), meters));
    }
}
