package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhcTest {
    @Property
    void readsWhatItWrites(
            @ForAll @IntRange(min = 128, max = 262_144) int memory,
            @ForAll @IntRange(min = 1, max = 16) int iterations,
            @ForAll @IntRange(min = 1, max = 16) int lanes,
            @ForAll @AlphaChars @StringLength(min = 1, max = 16) String pepper,
            @ForAll @Size(min = 9, max = 48) byte[] salt,
            @ForAll @Size(min = 17, max = 64) byte[] hash) {
        var cost = new Argon2id(memory, iterations, lanes);

        var read = Phc.parse(new Phc(cost, pepper, salt, hash).toPasswordHash().phc());

        assertThat(read).hasValueSatisfying(phc -> {
            assertThat(phc.cost()).isEqualTo(cost);
            assertThat(phc.pepperId()).isEqualTo(pepper);
            assertThat(phc.salt()).isEqualTo(salt);
            assertThat(phc.hash()).isEqualTo(hash);
        });
    }

    @Property
    void neverFailsOnOtherText(@ForAll String text) {
        assertThat(Phc.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=64,t=3,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=16$m=64,t=3,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=19$m=64,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=19$m=999999,t=3,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=19$m=9999999999,t=3,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=19$m=64,t=99,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs",
                "$argon2id$v=19$m=64,t=3,p=4,keyid=k1$MDEyMzQ1Njc4OWFiY2RlZg$",
                "$argon2id$v=19$m=64,t=3,p=4,keyid=k1$MDEyMzQ1Njc4O$4C5RVWorHxCJ9TFdu0UG4MzN1eOsw6fbcFhVjgnBxXs"
            })
    void takesNothingElse(String text) {
        assertThat(Phc.parse(text)).isEmpty();
    }
}
