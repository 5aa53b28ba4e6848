package dev.doorsill.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The sentence a person reads for a {@link Problem}: by its reason where it has one, else by its code. English and
 * Simplified Chinese; any other language reads English.
 */
public final class Wording {
    private static final String BUNDLE = "dev.doorsill.problem.wording";
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final Map<String, ResourceBundle> BUNDLES = Map.of("en", ENGLISH, "zh", bundle(Locale.CHINESE));

    private Wording() {}

    /** The languages that have wording, in the order of preference for a client that names none. */
    public static List<Locale> languages() {
        return List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);
    }

    /** One plain sentence, safe to show to anyone. */
    public static String of(Problem problem, Locale locale) {
        var key = problem.reason().map(Enum::name).orElse(problem.code().name());
        var pattern = sentence(key, locale);
        return problem.arguments().isEmpty()
                ? pattern
                : new MessageFormat(pattern, locale)
                        .format(problem.arguments().stream()
                                // Numbers as digits: a grouping comma in a length limit helps nobody.
                                .map(String::valueOf)
                                .toArray());
    }

    private static String sentence(String key, Locale locale) {
        var bundle = BUNDLES.get(locale.getLanguage());
        try {
            return (bundle == null ? ENGLISH : bundle).getString(key);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("no wording for " + key, e);
        }
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
