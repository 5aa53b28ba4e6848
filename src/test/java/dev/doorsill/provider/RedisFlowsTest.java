package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.ProofConfig;
import dev.doorsill.provider.RedisFlows.Flow;
import dev.doorsill.security.Settings;
import dev.doorsill.security.TestKeys;
import dev.doorsill.store.EmbeddedRedis;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisFlowsTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Flow FLOW = new Flow("env-1", "device-1", "people", "https://app.example/back");

    private final MovableTime time = new MovableTime();
    private final RedisFlows flows =
            new RedisFlows(REDIS.scripts(), TestKeys.keys(), Settings.of(ProofConfig.class), time);

    private static Fingerprint request(String name) {
        return new Fingerprint(name, Optional.of(name), Duration.ofMinutes(1), false);
    }

    @Test
    void knowsTheSecretsOfWhoComesBack() {
        var left = get(flows.depart(FLOW, LIFE));
        assertThat(left.verifier()).hasSize(43);
        assertThat(left.nonce()).hasSize(43).isNotEqualTo(left.verifier());
        assertThat(get(flows.take(FLOW, request("r")))).contains(left);
    }

    @Test
    void knowsThemWhenTheKeysHaveTurnedMeanwhile() {
        var config = Settings.of(ProofConfig.class);
        var before = new RedisFlows(REDIS.scripts(), TestKeys.preparedKeys(), config, time);
        var after = new RedisFlows(REDIS.scripts(), TestKeys.rotatedKeys(), config, time);
        var left = get(before.depart(FLOW, LIFE));
        assertThat(get(after.take(FLOW, request("r")))).contains(left);
        var again = get(after.depart(FLOW, LIFE));
        assertThat(get(before.take(FLOW, request("r")))).contains(again);
        assertThat(get(before.isFirst("h.c.s", SKEW, request("one")))).isTrue();
        assertThat(get(after.isFirst("h.c.s", SKEW, request("two")))).isFalse();
    }

    @Test
    void tellsRedisNoneOfThem() {
        var left = get(flows.depart(FLOW, LIFE));
        var kept = REDIS.api().keysAndAwait("*").toString()
                + REDIS.api()
                        .hgetallAndAwait(REDIS.api().keysAndAwait("*").get(0).toString());
        assertThat(kept)
                .contains("provider:flow:")
                .doesNotContain(left.verifier())
                .doesNotContain(left.nonce())
                .doesNotContain(FLOW.deviceId());
    }

    @Test
    void knowsNobodyElse() {
        assertThat(get(flows.depart(FLOW, LIFE))).isNotNull();
        for (var other : List.of(
                new Flow("env-2", FLOW.deviceId(), FLOW.provider(), FLOW.redirectUri()),
                new Flow(FLOW.clientId(), "device-2", FLOW.provider(), FLOW.redirectUri()),
                new Flow(FLOW.clientId(), FLOW.deviceId(), "club", FLOW.redirectUri()),
                new Flow(FLOW.clientId(), FLOW.deviceId(), FLOW.provider(), "https://app.example/other"))) {
            assertThat(get(flows.take(other, request("r")))).isEmpty();
        }
    }

    @Test
    void letsOneRequestHoldAFlowUntilItEndsReleasesOrDies() {
        assertThat(get(flows.depart(FLOW, LIFE))).isNotNull();
        assertThat(get(flows.take(FLOW, request("one")))).isPresent();
        assertThat(get(flows.take(FLOW, request("one")))).isPresent();
        var busy = catchThrowableOfType(Problem.class, () -> get(flows.take(FLOW, request("two"))));
        assertThat(busy.code()).isEqualTo(ProblemCode.PROOF_IN_PROGRESS);
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30));
        get(flows.end(FLOW, request("two")));
        get(flows.release(FLOW, request("one")));
        assertThat(get(flows.take(FLOW, request("two")))).isPresent();
        time.pass(Duration.ofSeconds(30));
        assertThat(get(flows.take(FLOW, request("three")))).isPresent();
        get(flows.end(FLOW, request("three")));
        assertThat(get(flows.take(FLOW, request("three")))).isEmpty();
    }

    @Test
    void forgetsWhoStaysAway() {
        assertThat(get(flows.depart(FLOW, LIFE))).isNotNull();
        time.pass(LIFE);
        assertThat(get(flows.take(FLOW, request("r")))).isEmpty();
    }

    @Test
    void givesOneOfMany() {
        assertThat(get(flows.depart(FLOW, LIFE))).isNotNull();
        var taken = IntStream.range(0, 64)
                .mapToObj(i -> flows.take(FLOW, request("r" + i))
                        .onFailure(Problem.class)
                        .recoverWithItem(Optional.empty()))
                .toList();
        assertThat(get(Uni.join().all(taken).andFailFast()))
                .filteredOn(Optional::isPresent)
                .hasSize(1);
    }

    /** Who has an ECDSA signature can make another one of it that is as good: (r, n - s). */
    @Test
    void takesATokenOnceWhateverItsSignature() {
        assertThat(get(flows.isFirst("h.c.s", SKEW, request("one")))).isTrue();
        assertThat(get(flows.isFirst("h.c.s", SKEW, request("one")))).isTrue();
        assertThat(get(flows.isFirst("h.c.s", SKEW, request("two")))).isFalse();
        assertThat(get(flows.isFirst("h.c.t", SKEW, request("two")))).isFalse();
        assertThat(get(flows.isFirst("h.d.s", SKEW, request("two")))).isTrue();
    }

    @Test
    void knowsATokenForAsLongAsItIsBelieved() {
        assertThat(get(flows.isFirst("h.c.s", SKEW, request("one")))).isTrue();
        var key = REDIS.api().keysAndAwait("provider:token:*").get(0).toString();
        assertThat(REDIS.api().pttlAndAwait(key).toLong())
                .isGreaterThan(Duration.ofDays(1).plus(SKEW).toMillis())
                .isLessThanOrEqualTo(
                        Duration.ofDays(1).plus(SKEW.multipliedBy(2)).toMillis());
    }

    @Test
    void saysThatRedisIsAway() throws IOException {
        var away = new RedisFlows(REDIS.scriptsWithoutServer(), TestKeys.keys(), Settings.of(ProofConfig.class), time);
        assertThat(catchThrowableOfType(Problem.class, () -> get(away.depart(FLOW, LIFE)))
                        .code())
                .isEqualTo(ProblemCode.STORE_UNAVAILABLE);
        assertThat(get(away.release(FLOW, request("r")))).isNull();
    }
}
