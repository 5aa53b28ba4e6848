package dev.doorsill.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    static List<String> keys() {
        return Stream.concat(Arrays.stream(ProblemCode.values()), Arrays.stream(Reason.values()))
                .map(Enum::name)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void saysEveryCodeInEveryLanguage(ProblemCode code) {
        assertThat(sentences(Problem.of(code))).doesNotHaveDuplicates().allMatch(sentence -> !sentence.isBlank());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void saysEveryReasonInEveryLanguage(Reason reason) {
        assertThat(sentences(Problem.invalid(reason, "first", 1234567)))
                .doesNotHaveDuplicates()
                .allMatch(sentence -> !sentence.isBlank())
                .noneMatch(sentence -> sentence.contains("{") || sentence.contains("1,234,567"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasTheSamePlacesInEveryLanguage(String key) {
        var english = bundle(Locale.ENGLISH).getString(key);
        assertThat(places(bundle(Locale.CHINESE).getString(key))).isEqualTo(places(english));
    }

    /** In the language of the pattern a lone apostrophe would swallow the places behind it. */
    @ParameterizedTest
    @MethodSource("keys")
    void fillsEveryPlace(String key) {
        for (var language : Wording.languages()) {
            var pattern = bundle(language).getString(key);
            var places = places(pattern);
            if (!places.isEmpty()) {
                var filled = new MessageFormat(pattern, language).format(new Object[] {"«0»", "«1»"});
                assertThat(places).allMatch(place -> filled.contains("«" + place + "»"));
            }
        }
    }

    @Test
    void saysNothingThatNobodyAsksFor() {
        for (var language : Wording.languages()) {
            assertThat(bundle(language).keySet()).hasSameElementsAs(keys());
        }
    }

    @Test
    void speaksEnglishToEverybodyElse() {
        var problem = Problem.of(ProblemCode.INTERNAL);
        assertThat(Wording.of(problem, Locale.FRENCH)).isEqualTo(Wording.of(problem, Locale.ENGLISH));
        assertThat(Wording.of(problem, Locale.TRADITIONAL_CHINESE)).isEqualTo(Wording.of(problem, Locale.CHINESE));
    }

    /** Never shown, so never a way out for what a driver says of a person. */
    @Test
    void neverTellsTheCause() {
        var problem = Problem.of(ProblemCode.INTERNAL).because(new IllegalStateException("+86 13000000000"));
        assertThat(sentences(problem)).noneMatch(sentence -> sentence.contains("1300"));
    }

    private static List<String> sentences(Problem problem) {
        return Wording.languages().stream()
                .map(language -> Wording.of(problem, language))
                .toList();
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        PLACE.matcher(sentence).results().forEach(result -> places.add(result.group(1)));
        return places;
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("dev.doorsill.problem.wording", language);
    }
}
