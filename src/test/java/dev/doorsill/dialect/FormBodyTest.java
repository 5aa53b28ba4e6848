package dev.doorsill.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    private static final int MAX = 1000;

    @Property
    void readsWhatAnyEncoderWrote(@ForAll String name, @ForAll String value) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(name + value) && !value.isEmpty());
        var text = URLEncoder.encode(name, StandardCharsets.UTF_8)
                + '='
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        assertThat(FormBody.parse(bytes("a=1&" + text + "&"), 1_000_000).text(name))
                .contains(value);
    }

    @Property
    void neverBreaks(@ForAll byte[] body) {
        try {
            assertThat(FormBody.parse(body, Integer.MAX_VALUE).text("a")).isNotNull();
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.REQUEST_MALFORMED);
        }
    }

    /** As the vendor's Java SDK writes forms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=m.a-b_c.1&",
                "client_id=x&token=m.a-b_c.1",
                "&&token=m.a-b_c.1&&",
                "token=m.a-b_c.1\r\n",
                "tok%65n=%6D.a-b_c.1",
                "token=&token=m.a-b_c.1"
            })
    void takesWhatNobodyEncoded(String form) {
        assertThat(FormBody.parse(bytes(form), MAX).text("token")).contains("m.a-b_c.1");
    }

    @ParameterizedTest
    @CsvSource({"a=1=2,1=2", "a=1+2,1 2", "a=%2B,+", "a=é,é", "a=%C3%a9,é"})
    void decodes(String form, String value) {
        assertThat(FormBody.parse(bytes(form), MAX).text("a")).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a=1&a=2", "a=1&a=1", "a=1&%61=1", "a=%zz", "a=%", "a=%2", "a=%-1", "a=%+1", "%C3=1", "a=%ff"})
    void refuses(String form) {
        assertThat(codeOf(bytes(form))).isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @Test
    void refusesTooMuch() {
        assertThat(codeOf(new byte[MAX + 1])).isEqualTo(ProblemCode.REQUEST_TOO_LARGE);
        assertThat(codeOf(bytes("a".repeat(100).replace("a", "a&")))).isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "a", "a=", "b=1"})
    void knowsWhatIsNotThere(String form) {
        assertThat(FormBody.parse(bytes(form), MAX).text("a")).isEmpty();
    }

    private static ProblemCode codeOf(byte[] body) {
        return catchThrowableOfType(Problem.class, () -> FormBody.parse(body, MAX))
                .code();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
