package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What it does in a binary, only a binary shows: it finds no resource where it is wrong. */
class ResourceKeySubstitutionTest {
    @Test
    void replacesNothingThatItDoesNotKnow() {
        assertThat(new ResourceKeySubstitution.KeyIsKnown().getAsBoolean()).isFalse();
    }
}
