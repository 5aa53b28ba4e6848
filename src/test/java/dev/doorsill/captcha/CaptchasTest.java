package dev.doorsill.captcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.limit.LimitsKit;
import dev.doorsill.limit.MovableTime;
import dev.doorsill.limit.Sending;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.security.Keys;
import dev.doorsill.security.Settings;
import dev.doorsill.security.TestKeys;
import dev.doorsill.store.EmbeddedRedis;
import dev.doorsill.store.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaptchasTest {
    @RegisterExtension
    static final EmbeddedRedis REDIS = new EmbeddedRedis();

    private static final String NAME = "lin@example.com";
    private static final ClientAddress HERE = ClientAddress.read("192.0.2.1").orElseThrow();
    private static final ClientAddress THERE = ClientAddress.read("192.0.2.2").orElseThrow();
    private static final Asker ASKER = asker("app-1", "device-1", HERE);
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final MovableTime time = new MovableTime();
    private OpenDrawing drawing = new OpenDrawing(TestKeys.keys());
    private Captchas captchas = captchas(TestKeys.keys());

    @BeforeEach
    void open() {
        drawing = new OpenDrawing(TestKeys.keys());
        captchas = captchas(TestKeys.keys());
    }

    @Test
    void earnsATokenByTheRightAnswerHoweverItIsTyped() {
        for (var spelling : new String[] {"%s", " %s ", "%s\n"}) {
            var challenge = issue();
            var letters = drawing.read(challenge.picture()).toLowerCase(Locale.ROOT);
            var earned = await(captchas.solve(ASKER, challenge.id(), spelling.formatted(letters)));
            assertThat(earned.timeToLive()).isEqualTo(TOKEN_LIFE);
            assertThat(earned.token().text()).matches("[A-Za-z0-9_-]{22}");
        }
    }

    @Test
    void setsTasksThatClientsCanShow() {
        var challenge = issue();
        assertThat(challenge.picture()).startsWith("data:image/svg+xml;base64,").doesNotContain("?", "#");
        assertThat(challenge.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(challenge.timeToLive()).isEqualTo(LIFE);
        assertThat(drawing.read(challenge.picture())).matches("[" + Glyphs.ALPHABET + "]{4}");
    }

    @Test
    void endsATaskWithAWrongAnswer() {
        var challenge = issue();
        assertUnsolved(ASKER, challenge, drawing.misread(challenge.picture()));
        assertUnsolved(ASKER, challenge, drawing.read(challenge.picture()));
    }

    @Test
    void endsATaskWithARightAnswer() {
        var challenge = issue();
        earn(challenge);
        assertUnsolved(ASKER, challenge, drawing.read(challenge.picture()));
    }

    @Test
    void takesTheAnswerUntilItsTimeIsOver() {
        var early = issue();
        var late = issue();
        time.pass(LIFE.minusMillis(1));
        earn(early);
        time.passMillis(1);
        assertUnsolved(ASKER, late, drawing.read(late.picture()));
    }

    static Stream<Asker> others() {
        return Stream.of(
                asker("app-1", "device-2", HERE),
                asker("app-2", "device-1", HERE),
                asker("app-1", "", HERE),
                new Asker("app-1", Optional.empty(), HERE, ASKER.pass()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void bindsTasksAndTokensToApplicationAndDevice(Asker other) {
        var challenge = issue();
        assertUnsolved(other, challenge, drawing.read(challenge.picture()));
        var token = earn(challenge);
        assertThat(guessAfterMany(showing(other, token))).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(guessAfterMany(showing(ASKER, token))).isEmpty();
    }

    @Test
    void bindsThoseWithoutADeviceToTheirNetwork() {
        var here = new Asker("app-1", Optional.empty(), HERE, ASKER.pass());
        var there = new Asker("app-1", Optional.empty(), THERE, ASKER.pass());
        var token = earn(here, await(captchas.issue(here)));
        assertThat(guessAfterMany(showing(there, token))).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(guessAfterMany(showing(here, token))).isEmpty();
    }

    @Test
    void asksForACaptchaOnceThereWereFiveWrongPasswords() {
        for (var i = 0; i < 5; i++) {
            assertThat(guess(ASKER)).isEmpty();
        }
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_REQUIRED);
        time.pass(Duration.ofHours(1));
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_REQUIRED);
        assertThat(guess(asker("app-1", "device-1", THERE))).isEmpty();
        assertThat(problem(captchas.allowGuess(ASKER, NAME)).retryAfter()).isEmpty();
    }

    @Test
    void letsWhoeverCannotBeAskedWaitInstead() {
        var unaskable = new Asker("app-1", Optional.of("device-1"), HERE, CaptchaPass.unaskable());
        exhaust(unaskable);
        var refused = problem(captchas.allowGuess(unaskable, NAME));
        assertThat(refused.code()).isEqualTo(ProblemCode.LIMIT_REACHED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(captchas.freeSends(unaskable)).isEmpty();
    }

    @Test
    void asksNobodyWhereItIsSwitchedOff() {
        captchas = captchas(TestKeys.keys(), "doorsill.captcha.enabled", "false");
        exhaust(ASKER);
        assertThat(guess(ASKER)).contains(ProblemCode.LIMIT_REACHED);
        assertThat(captchas.freeSends(ASKER)).isEmpty();
        assertThat(earn(issue()).text()).isNotEmpty();
    }

    @Test
    void letsATokenInsteadOfTheWaitBeUsedTenTimes() {
        var holder = showing(ASKER, earn(issue()));
        exhaust(ASKER);
        for (var i = 0; i < 10; i++) {
            assertThat(guess(holder)).isEmpty();
        }
        assertThat(guess(holder)).contains(ProblemCode.CAPTCHA_INVALID);
    }

    @Test
    void usesATokenOnlyWhereOneIsOwed() {
        var holder = showing(ASKER, earn(issue()));
        for (var i = 0; i < 5; i++) {
            assertThat(guess(showing(ASKER, new CaptchaToken("nonsense")))).isEmpty();
        }
        for (var i = 0; i < 10; i++) {
            assertThat(guess(holder)).isEmpty();
        }
    }

    @Test
    void letsATokenRunOut() {
        var early = showing(ASKER, earn(issue()));
        exhaust(ASKER);
        time.pass(TOKEN_LIFE.minusMillis(1));
        assertThat(guess(early)).isEmpty();
        time.passMillis(1);
        assertThat(guess(early)).contains(ProblemCode.CAPTCHA_INVALID);
    }

    /** The vendor's client keeps a token for as long as it was said to count, and shows it whenever one is asked for. */
    @Test
    void tellsWhoeverKeepsAWornTokenToDropIt() {
        exhaust(ASKER);
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_REQUIRED);
        var holder = showing(ASKER, earn(issue()));
        for (var i = 0; i < 10; i++) {
            assertThat(guess(holder)).isEmpty();
        }
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(guess(asker("app-1", "device-2", HERE))).contains(ProblemCode.CAPTCHA_REQUIRED);
        earn(issue());
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_REQUIRED);
        assertThat(guess(showing(ASKER, new CaptchaToken("lost")))).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_INVALID);
        time.pass(TOKEN_LIFE);
        assertThat(guess(ASKER)).contains(ProblemCode.CAPTCHA_REQUIRED);
    }

    @Test
    void vouchesForNobodyWhoGuessedAHundredTimesInARow() {
        exhaust(ASKER);
        for (var i = 0; i < 95; i++) {
            if (i % 10 == 0) {
                holder = showing(ASKER, earn(issue()));
            }
            assertThat(guess(holder)).isEmpty();
        }
        assertThat(guess(holder)).contains(ProblemCode.PASSWORD_LOCKED);
        assertThat(guess(showing(ASKER, earn(issue())))).contains(ProblemCode.PASSWORD_LOCKED);
    }

    private Asker holder = ASKER;

    @Test
    void givesOneTokenForOnePictureHoweverManyAnswerAtOnce() {
        captchas = captchas(TestKeys.keys(), "doorsill.limit.per-ip.captcha", "1000");
        for (var round = 0; round < 5; round++) {
            var challenge = issue();
            var letters = drawing.read(challenge.picture());
            assertThat(winnersOf64(() -> captchas.solve(ASKER, challenge.id(), letters)))
                    .isEqualTo(1);
        }
    }

    @Test
    void letsATokenPassTenTimesHoweverManyShowItAtOnce() {
        for (var round = 0; round < 3; round++) {
            var name = "n" + round;
            for (var i = 0; i < 5; i++) {
                await(captchas.allowGuess(ASKER, name));
            }
            var shown = showing(ASKER, earn(issue()));
            assertThat(winnersOf64(() -> captchas.allowGuess(shown, name))).isEqualTo(10);
        }
    }

    @Test
    void letsNoMoreThanFiveGuessesThroughUnasked() {
        assertThat(winnersOf64(() -> captchas.allowGuess(ASKER, NAME))).isEqualTo(5);
    }

    @Test
    void asksForACaptchaOnceANetworkHadManyMessagesSent() {
        var kit = LimitsKit.of(REDIS.scripts(), time);
        captchas = captchas(TestKeys.keys(), "doorsill.captcha.sends-before", "3");
        for (var i = 0; i < 3; i++) {
            assertThat(send(kit, ASKER, i)).isEmpty();
        }
        assertThat(send(kit, ASKER, 4)).contains(ProblemCode.CAPTCHA_REQUIRED);
        assertThat(send(kit, showing(ASKER, new CaptchaToken("nonsense")), 5)).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(send(kit, asker("app-1", "device-1", THERE), 6)).isEmpty();
        assertThat(send(kit, showing(ASKER, earn(issue())), 7)).isEmpty();
        time.pass(Duration.ofMinutes(20));
        assertThat(send(kit, asker("app-1", "device-2", HERE), 8)).isEmpty();
        assertThat(send(kit, asker("app-1", "device-2", HERE), 9)).contains(ProblemCode.CAPTCHA_REQUIRED);
    }

    private Optional<ProblemCode> send(LimitsKit kit, Asker from, int number) {
        var sending = new Sending(EmailAddress.parse(number + NAME), "CONTACT", from.from(), from.clientId());
        return outcome(kit.limits()
                .acquire(sending, captchas.freeSends(from))
                .chain(permit -> captchas.allowSend(from, permit).onFailure().call(permit::giveBack)));
    }

    @Test
    void limitsHowManyPicturesANetworkFetchesAndAnswers() {
        captchas = captchas(TestKeys.keys(), "doorsill.limit.per-ip.captcha", "2");
        var challenge = issue();
        assertThat(outcome(captchas.solve(ASKER, challenge.id(), "A"))).contains(ProblemCode.FIELD_INVALID);
        var refused = problem(captchas.issue(ASKER));
        assertThat(refused.code()).isEqualTo(ProblemCode.LIMIT_REACHED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30));
    }

    static Stream<Asker> everybody() {
        return Stream.of(ASKER, new Asker("app-1", Optional.empty(), HERE, ASKER.pass()));
    }

    /** One node has promoted the next key already, another one has not yet. */
    @ParameterizedTest
    @MethodSource("everybody")
    void asksNobodyAnewBecauseTheMasterKeysTurn(Asker asker) {
        var before = captchas(TestKeys.preparedKeys());
        var after = captchas(TestKeys.rotatedKeys());
        for (var turn : List.of(List.of(before, after), List.of(after, before))) {
            var challenge = await(turn.get(0).issue(asker));
            var letters = drawing.read(challenge.picture());
            var token = await(turn.get(1).solve(asker, challenge.id(), letters)).token();
            captchas = turn.get(0);
            assertThat(guessAfterMany(showing(asker, token))).isEmpty();
            assertUnsolved(asker, challenge, letters);
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void countsTheUsesOfATokenOnBothSidesOfATurn(Asker asker) {
        captchas = captchas(TestKeys.preparedKeys());
        var shown = showing(asker, earn(asker, await(captchas.issue(asker))));
        exhaust(asker);
        for (var i = 0; i < 5; i++) {
            assertThat(guess(shown)).isEmpty();
        }
        captchas = captchas(TestKeys.rotatedKeys());
        for (var i = 0; i < 5; i++) {
            assertThat(guess(shown)).isEmpty();
        }
        assertThat(guess(shown)).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(guess(asker)).contains(ProblemCode.CAPTCHA_INVALID);
        earn(asker, await(captchas.issue(asker)));
        assertThat(guess(asker)).contains(ProblemCode.CAPTCHA_REQUIRED);
    }

    @Test
    void keepsNothingThatTellsWhoOrWhat() {
        var challenge = issue();
        var letters = drawing.read(challenge.picture());
        var kept = everything();
        assertThat(kept).doesNotContain(letters, letters.toLowerCase(Locale.ROOT), "device-1", "192.0.2");
        var token = earn(challenge);
        exhaust(ASKER);
        assertThat(guess(showing(ASKER, token))).isEmpty();
        assertThat(guess(showing(ASKER, new CaptchaToken("lost")))).contains(ProblemCode.CAPTCHA_INVALID);
        assertThat(everything()).doesNotContain(token.text(), "device-1", "192.0.2", NAME);
        assertThat(token.toString() + challenge).doesNotContain(token.text(), challenge.id());
        assertThat(REDIS.api().keysAndAwait("*").getDelegate())
                .allSatisfy(key -> assertThat(
                                REDIS.api().pttlAndAwait(key.toString()).toLong())
                        .isPositive());
    }

    private String everything() {
        var all = new StringBuilder();
        for (var key : REDIS.api().keysAndAwait("captcha:*").getDelegate()) {
            var type = REDIS.api().typeAndAwait(key.toString()).toString();
            all.append(key)
                    .append(
                            type.equals("hash")
                                    ? REDIS.api().hgetallAndAwait(key.toString())
                                    : REDIS.api().getAndAwait(key.toString()));
        }
        return all.toString();
    }

    @Test
    void isClosedWithoutRedis() throws IOException {
        captchas = captchas(REDIS.scriptsWithoutServer(), TestKeys.keys());
        assertThat(outcome(captchas.issue(ASKER))).contains(ProblemCode.STORE_UNAVAILABLE);
        assertThat(outcome(captchas.solve(ASKER, "id", "A"))).contains(ProblemCode.STORE_UNAVAILABLE);
        assertThat(guess(ASKER)).contains(ProblemCode.STORE_UNAVAILABLE);
    }

    private Captchas captchas(Keys keys, String... settings) {
        return captchas(REDIS.scripts(), keys, settings);
    }

    private Captchas captchas(RedisScripts scripts, Keys keys, String... settings) {
        var config = Settings.of(CaptchaConfig.class, only("doorsill.captcha.", settings));
        var limits = LimitsKit.of(scripts, time, only("doorsill.limit.", settings));
        var holders = new Holders(keys);
        return new Captchas(
                new DrawnLetters(keys, drawing, new RedisChallenges(scripts, holders, keys, config, time), config),
                new RedisCaptchaTokens(scripts, holders, keys, config, time),
                limits.limits(),
                limits.guesses(),
                config,
                new SimpleMeterRegistry());
    }

    private static String[] only(String prefix, String... settings) {
        return settings.length > 0 && settings[0].startsWith(prefix) ? settings : new String[0];
    }

    private Challenge issue() {
        return await(captchas.issue(ASKER));
    }

    private CaptchaToken earn(Challenge challenge) {
        return earn(ASKER, challenge);
    }

    private CaptchaToken earn(Asker asker, Challenge challenge) {
        return await(captchas.solve(asker, challenge.id(), drawing.read(challenge.picture())))
                .token();
    }

    private void assertUnsolved(Asker asker, Challenge challenge, String answer) {
        var refused = problem(captchas.solve(asker, challenge.id(), answer));
        assertThat(refused.code()).isEqualTo(ProblemCode.FIELD_INVALID);
        assertThat(refused.reason()).contains(Reason.CAPTCHA_UNSOLVED);
    }

    private void exhaust(Asker asker) {
        for (var i = 0; i < 5; i++) {
            await(captchas.allowGuess(asker, NAME));
        }
    }

    private Optional<ProblemCode> guess(Asker asker) {
        return outcome(captchas.allowGuess(asker, NAME));
    }

    /** At a name of which this network has had its five. */
    private Optional<ProblemCode> guessAfterMany(Asker asker) {
        var name = "name " + time.millis();
        for (var i = 0; i < 5; i++) {
            await(captchas.allowGuess(new Asker("app-1", Optional.of("device-1"), asker.from(), ASKER.pass()), name));
        }
        var outcome = outcome(captchas.allowGuess(asker, name));
        time.passMillis(1);
        return outcome;
    }

    private static long winnersOf64(Supplier<Uni<?>> asking) {
        var asked = Stream.generate(asking)
                .limit(64)
                .map(each -> each.replaceWith(true).onFailure(Problem.class).recoverWithItem(false))
                .toList();
        return await(Uni.join().all(asked).andFailFast()).stream()
                .filter(won -> won)
                .count();
    }

    private static Asker asker(String clientId, String device, ClientAddress from) {
        return new Asker(clientId, Optional.of(device), from, CaptchaPass.showing(Optional.empty()));
    }

    private static Asker showing(Asker asker, CaptchaToken token) {
        return new Asker(asker.clientId(), asker.deviceId(), asker.from(), CaptchaPass.showing(Optional.of(token)));
    }

    private static Optional<ProblemCode> outcome(Uni<?> asked) {
        return Optional.ofNullable(problem(asked)).map(Problem::code);
    }

    private static Problem problem(Uni<?> asked) {
        return catchThrowableOfType(Problem.class, () -> await(asked));
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().indefinitely();
    }
}
