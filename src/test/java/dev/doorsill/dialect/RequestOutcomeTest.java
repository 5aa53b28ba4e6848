package dev.doorsill.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.problem.ProblemCode;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RequestOutcomeTest {
    private static final Set<ProblemCode> OURS = EnumSet.of(
            ProblemCode.INTERNAL,
            ProblemCode.STORE_UNAVAILABLE,
            ProblemCode.DELIVERY_UNAVAILABLE,
            ProblemCode.PROVIDER_UNAVAILABLE,
            ProblemCode.HOOK_UNAVAILABLE);

    /** One dialect answers all of them with HTTP 200. */
    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void aCodeCountsForMoreThanTheStatus(ProblemCode code) {
        var expected = code == ProblemCode.OVERLOADED
                ? RequestOutcome.SHED
                : OURS.contains(code) ? RequestOutcome.FAILED : RequestOutcome.REFUSED;
        assertThat(RequestOutcome.of(code, 200)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"200, OK", "302, OK", "400, REFUSED", "404, REFUSED", "500, FAILED", "503, FAILED"})
    void withoutACodeTheStatusDecides(int status, RequestOutcome expected) {
        assertThat(RequestOutcome.of(null, status)).isEqualTo(expected);
    }

    @Test
    void aLabelIsAWordInSmallLetters() {
        assertThat(RequestOutcome.GONE.label()).isEqualTo("gone");
    }
}
