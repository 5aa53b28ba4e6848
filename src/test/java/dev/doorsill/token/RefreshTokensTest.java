package dev.doorsill.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.TestKeys;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RefreshTokensTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~ é";
    /** A session refreshed every second for thirty days. */
    private static final int MOST_TURNS = 2_592_000;

    private final RefreshTokens tokens = new RefreshTokens(TestKeys.keys());
    private final String handle = tokens.handle(Instant.EPOCH);
    private final String seed = tokens.seed();

    @Property
    void readsWhatItWrote(@ForAll @IntRange(max = MOST_TURNS) int counter) {
        var token = tokens.write(handle, seed, counter);

        assertThat(token).matches("m\\.[A-Za-z0-9_.-]+").hasSizeLessThanOrEqualTo(128);
        var presented = tokens.parse(token).orElseThrow();
        assertThat(presented.handle()).isEqualTo(handle);
        assertThat(presented.counter()).isEqualTo(counter);
        assertThat(tokens.authentic(presented, seed)).isTrue();
    }

    @Property
    void refusesAnyOneCharacterChanged(
            @ForAll @IntRange(max = MOST_TURNS) int counter,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 10_000) int letter) {
        var token = tokens.write(handle, seed, counter);
        var at = place % token.length();
        var changed = new StringBuilder(token);
        changed.setCharAt(at, ALPHABET.charAt(letter % ALPHABET.length()));
        if (changed.charAt(at) != token.charAt(at)) {
            assertThat(opens(changed.toString(), seed)).isFalse();
        }
    }

    @Property
    void refusesAnyCharacterMissingOrAdded(
            @ForAll @IntRange(max = MOST_TURNS) int counter,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 10_000) int letter) {
        var token = tokens.write(handle, seed, counter);
        var at = place % token.length();
        var added = ALPHABET.charAt(letter % ALPHABET.length());
        assertThat(opens(new StringBuilder(token).deleteCharAt(at).toString(), seed))
                .isFalse();
        assertThat(opens(new StringBuilder(token).insert(at, added).toString(), seed))
                .isFalse();
        assertThat(opens(token + added, seed)).isFalse();
    }

    /** Which says the same number, and is another text. */
    @Property(tries = 20)
    void refusesAZeroInFrontOfTheCounter(@ForAll @IntRange(max = MOST_TURNS) int counter) {
        var token = tokens.write(handle, seed, counter);
        assertThat(opens(token.replace("m." + handle + ".", "m." + handle + ".0"), seed))
                .isFalse();
    }

    @Property
    void refusesAnyText(@ForAll String text) {
        assertThat(opens(text, seed)).isFalse();
    }

    /** Neither a stolen table nor a stolen key alone forges one. */
    @Property(tries = 50)
    void needsBothSeedAndKey(@ForAll @IntRange(max = MOST_TURNS) int counter) {
        var withoutKey = new RefreshTokens(TestKeys.otherKeys()).write(handle, seed, counter);
        var withoutSeed = tokens.write(handle, tokens.seed(), counter);

        assertThat(opens(withoutKey, seed)).isFalse();
        assertThat(opens(withoutSeed, seed)).isFalse();
    }

    @Property(tries = 50)
    void outlivesAChangeOfKeys(@ForAll @IntRange(max = MOST_TURNS) int counter) {
        var rotated = new RefreshTokens(TestKeys.rotatedKeys());
        var presented = rotated.parse(tokens.write(handle, seed, counter)).orElseThrow();

        assertThat(rotated.authentic(presented, seed)).isTrue();
        assertThat(rotated.write(handle, seed, counter)).contains(".k2.");
    }

    /** While keys turn one node is ahead of another, and each takes what the other gives. */
    @Property(tries = 50)
    void isTakenByNodesThatSeeTheTurnSoonerOrLater(@ForAll @IntRange(max = MOST_TURNS) int counter) {
        var ahead = new RefreshTokens(TestKeys.rotatedKeys());
        var behind = new RefreshTokens(TestKeys.preparedKeys());

        assertThat(behind.authentic(
                        behind.parse(ahead.write(handle, seed, counter)).orElseThrow(), seed))
                .isTrue();
        assertThat(ahead.authentic(
                        ahead.parse(behind.write(handle, seed, counter)).orElseThrow(), seed))
                .isTrue();
    }

    private boolean opens(String token, String ofSeed) {
        return tokens.parse(token)
                .filter(presented -> presented.handle().equals(handle))
                .filter(presented -> tokens.authentic(presented, ofSeed))
                .isPresent();
    }
}
