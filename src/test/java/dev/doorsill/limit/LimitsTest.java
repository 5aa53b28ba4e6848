package dev.doorsill.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.background.Lanes;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Settings;
import dev.doorsill.security.TestKeys;
import dev.doorsill.store.EmbeddedRedis;
import dev.doorsill.store.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final Address EMAIL = EmailAddress.parse("lin@example.com");
    private static final Address PHONE = PhoneNumber.parse("+86 13000000000");
    private static final ClientAddress HERE = ClientAddress.read("192.0.2.1").orElseThrow();
    private static final ClientAddress THERE = ClientAddress.read("192.0.2.2").orElseThrow();

    private final MovableTime time = new MovableTime();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void makesARecipientsNextMessageWait() {
        var limits = limits();
        acquire(limits, EMAIL, HERE);
        time.pass(Duration.ofSeconds(10));

        assertThat(refusal(limits, EMAIL, THERE)).contains(Duration.ofSeconds(50));
        time.pass(Duration.ofSeconds(50));
        acquire(limits, EMAIL, THERE);
        acquire(limits, PHONE, HERE);
    }

    @Test
    void makesAMessageForAnotherPurposeNotWaitButCountsIt() {
        var limits = limits("doorsill.limit.sends-per-hour", "2");
        acquire(limits, EMAIL, HERE);
        limits.acquire(new Sending(EMAIL, "RESET", HERE, "app-1")).await().indefinitely();

        assertThat(refusal(limits, EMAIL, HERE)).contains(Duration.ofMinutes(30));
        assertThat(problem(limits.acquire(new Sending(EMAIL, "OTHER", THERE, "app-1")))
                        .retryAfter())
                .contains(Duration.ofMinutes(30));
    }

    @Test
    void countsAnHourAndADayOfOneRecipient() {
        var limits = limits();
        for (var i = 0; i < 5; i++) {
            acquire(limits, EMAIL, HERE);
            time.pass(Duration.ofMinutes(1));
        }
        assertThat(refusal(limits, EMAIL, HERE)).contains(Duration.ofMinutes(7));

        time.pass(Duration.ofHours(1));
        for (var i = 0; i < 5; i++) {
            acquire(limits, EMAIL, HERE);
            time.pass(Duration.ofMinutes(1));
        }
        time.pass(Duration.ofMinutes(30));
        assertThat(refusal(limits, EMAIL, HERE))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMinutes(30)));
    }

    @Test
    void letsAResendGoAtOnceAfterTheGatewayFailed() {
        var limits = limits("doorsill.limit.sends-per-hour", "1", "doorsill.limit.sms-per-prefix", "1");
        var permit = acquire(limits, PHONE, HERE);
        permit.giveBack().await().indefinitely();
        permit.giveBack().await().indefinitely();

        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();
        acquire(limits, PHONE, HERE);
        assertThat(refusal(limits, PHONE, HERE)).isPresent();
    }

    @Test
    void usesNothingUpWhenAnySlotRefuses() {
        var limits = limits("doorsill.limit.sends-per-ip", "1");
        acquire(limits, EMAIL, HERE);

        assertThat(refusal(limits, PHONE, HERE)).contains(Duration.ofHours(1));
        acquire(limits, PHONE, THERE);
    }

    @Test
    void countsNumbersThatDifferInTheLastFourDigitsTogether() {
        var limits = limits("doorsill.limit.sms-per-prefix", "2");
        acquire(limits, PhoneNumber.parse("+8613000000001"), HERE);
        acquire(limits, PhoneNumber.parse("+8613000009999"), HERE);

        assertThat(refusal(limits, PhoneNumber.parse("+8613000005555"), HERE)).contains(Duration.ofMinutes(30));
        acquire(limits, PhoneNumber.parse("+8613000010000"), HERE);
    }

    @Test
    void countsTheSmsOfOneApplicationInADay() {
        var limits = limits("doorsill.limit.sms-per-day", "1");
        acquire(limits, PHONE, HERE);

        assertThat(refusal(limits, PhoneNumber.parse("+8613100000000"), THERE)).contains(Duration.ofDays(1));
        acquire(limits, EMAIL, HERE);
    }

    @ParameterizedTest
    @CsvSource({
        "CN, +14155550100, false",
        "'CN,US', +14155550100, true",
        "*, +14155550100, true",
        "CN, +85261234567, false"
    })
    void sendsSmsOnlyWhereAllowed(String regions, String number, boolean allowed) {
        var limits = limits("doorsill.limit.sms-regions", regions, "doorsill.limit.enabled", "false");
        var asked = limits.acquire(sending(PhoneNumber.parse(number), HERE));

        if (allowed) {
            asked.await().indefinitely();
        } else {
            assertThat(problem(asked).code()).isEqualTo(ProblemCode.RECIPIENT_REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void countsEachActivityByNetworkAndByApplication(Activity activity) {
        var name = activity.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var limits = limits("doorsill.limit.per-ip." + name, "2", "doorsill.limit.per-client." + name, "3");
        admit(limits, activity, HERE);
        admit(limits, activity, HERE);

        var refused = problem(limits.admit(activity, HERE, "app-1"));
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(refused.code())
                .isEqualTo(
                        activity == Activity.SIGN_UP ? ProblemCode.SIGN_UP_LIMIT_REACHED : ProblemCode.LIMIT_REACHED);
        admit(limits, activity, THERE);
        assertThat(problem(limits.admit(activity, THERE, "app-1")).retryAfter()).contains(Duration.ofSeconds(20));
        limits.admit(activity, THERE, "app-2").await().indefinitely();
    }

    @ParameterizedTest
    @CsvSource({
        "VERIFY, false",
        "SIGN_UP, true",
        "SIGN_IN, false",
        "SIGN_IN_BY_PROOF, true",
        "LOOK_UP, false",
        "REFRESH, true",
        "RESET_PASSWORD, true",
        "CHANGE_ACCOUNT, false",
        "INTROSPECT, true",
        "UNDECRYPTABLE, false"
    })
    void statesWhatHappensWithoutRedis(Activity activity, boolean served) throws IOException {
        var limits = limits(REDIS.scriptsWithoutServer());
        var asked = limits.admit(activity, HERE, "app-1");

        if (served) {
            asked.await().indefinitely();
            assertThat(meters.get("doorsill.limit.unenforced")
                            .tag("activity", activity.name())
                            .counter()
                            .count())
                    .isEqualTo(1);
        } else {
            assertThat(problem(asked).code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
        }
    }

    @Test
    void countsAReservationUntilItIsGivenBack() {
        var limits = limits("doorsill.limit.per-ip.undecryptable", "2");
        var first = reserve(limits, HERE);
        var second = reserve(limits, HERE);

        assertThat(problem(limits.reserve(Activity.UNDECRYPTABLE, HERE, "app-1"))
                        .retryAfter())
                .contains(Duration.ofSeconds(30));
        first.giveBack().await().indefinitely();
        var third = reserve(limits, HERE);
        assertThat(problem(limits.reserve(Activity.UNDECRYPTABLE, HERE, "app-1"))
                        .code())
                .isEqualTo(ProblemCode.LIMIT_REACHED);
        second.giveBack().await().indefinitely();
        third.giveBack().await().indefinitely();
        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Activity.class)
    void reservesNothingWithoutRedis(Activity activity) throws IOException {
        var limits = limits(REDIS.scriptsWithoutServer());

        assertThat(problem(limits.reserve(activity, HERE, "app-1")).code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
    }

    @Test
    void notifiesOneRecipientOnceADay() {
        var limits = limits();

        assertThat(mayNotify(limits, EMAIL)).isTrue();
        time.pass(Duration.ofHours(23));
        assertThat(mayNotify(limits, EMAIL)).isFalse();
        assertThat(mayNotify(limits, PHONE)).isTrue();
        acquire(limits, EMAIL, HERE);
        time.pass(Duration.ofHours(1));
        assertThat(mayNotify(limits, EMAIL)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1, false"})
    void notifiesAsOftenAsSet(int noticesPerDay, boolean again) {
        var limits = limits("doorsill.limit.notices-per-day", Integer.toString(noticesPerDay));

        assertThat(mayNotify(limits, EMAIL)).isTrue();
        assertThat(mayNotify(limits, EMAIL)).isEqualTo(again);
    }

    @Test
    void notifiesNobodyWithoutRedisNorOutsideItsRegions() throws IOException {
        assertThat(mayNotify(limits(REDIS.scriptsWithoutServer()), EMAIL)).isFalse();
        assertThat(mayNotify(limits("doorsill.limit.sms-regions", "US"), PHONE)).isFalse();
    }

    @Test
    void sendsNothingWithoutRedis() throws IOException {
        var limits = limits(REDIS.scriptsWithoutServer());

        assertThat(problem(limits.acquire(sending(EMAIL, HERE))).code()).isEqualTo(ProblemCode.STORE_UNAVAILABLE);
    }

    @Test
    void countsNothingWhenSwitchedOff() {
        var limits = limits("doorsill.limit.enabled", "false", "doorsill.limit.per-ip.verify", "1");
        for (var i = 0; i < 3; i++) {
            acquire(limits, EMAIL, HERE).giveBack().await().indefinitely();
            admit(limits, Activity.VERIFY, HERE);
            reserve(limits, HERE).giveBack().await().indefinitely();
            assertThat(mayNotify(limits, EMAIL)).isTrue();
        }

        assertThat(REDIS.api().dbsizeAndAwait().toInteger()).isZero();
    }

    @Test
    void writesNoPlainAddress() {
        var limits = limits();
        acquire(limits, EMAIL, HERE);
        acquire(limits, PHONE, THERE);
        admit(limits, Activity.SIGN_IN, HERE);
        assertThat(mayNotify(limits, EMAIL)).isTrue();

        assertThat(REDIS.api().keysAndAwait("*").toString())
                .doesNotContain("lin@example.com", "13000000000", "1300000", "192.0.2", "app-1");
    }

    @Test
    void letsOneOfManyMessagesToOneRecipientThrough() {
        var limits = limits();
        var asked = IntStream.range(0, 64)
                .mapToObj(i -> limits.acquire(sending(EMAIL, HERE))
                        .replaceWith(true)
                        .onFailure(Problem.class)
                        .recoverWithItem(false))
                .toList();

        assertThat(Uni.join().all(asked).andFailFast().await().indefinitely()).containsOnlyOnce(true);
    }

    private Limits limits(String... settings) {
        return limits(REDIS.scripts(), settings);
    }

    private Limits limits(RedisScripts scripts, String... settings) {
        var config = Settings.of(LimitConfig.class, settings);
        var turnstile = new Turnstile(new RedisGcra(scripts, time), Lanes.open(meters), meters);
        return new Limits(turnstile, new Slots(config, TestKeys.keys()), config, meters);
    }

    private static Permit acquire(Limits limits, Address recipient, ClientAddress from) {
        return limits.acquire(sending(recipient, from)).await().indefinitely();
    }

    private static Optional<Duration> refusal(Limits limits, Address recipient, ClientAddress from) {
        var problem = problem(limits.acquire(sending(recipient, from)));
        assertThat(problem.code()).isEqualTo(ProblemCode.SEND_LIMIT_REACHED);
        return problem.retryAfter();
    }

    private static Sending sending(Address recipient, ClientAddress from) {
        return new Sending(recipient, "CONTACT", from, "app-1");
    }

    private static Permit reserve(Limits limits, ClientAddress from) {
        return limits.reserve(Activity.UNDECRYPTABLE, from, "app-1").await().indefinitely();
    }

    private static boolean mayNotify(Limits limits, Address recipient) {
        return limits.mayNotify(recipient).await().indefinitely();
    }

    private static void admit(Limits limits, Activity activity, ClientAddress from) {
        limits.admit(activity, from, "app-1").await().indefinitely();
    }

    private static Problem problem(Uni<?> asked) {
        return catchThrowableOfType(Problem.class, () -> asked.await().indefinitely());
    }
}
