package dev.doorsill.identifier;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which letters may stand in one name: those of one script, or of the scripts that East Asian languages write together,
 * so that a name cannot be dressed up as another with look-alikes (UTS #39, section 5.2, level "highly restrictive").
 */
final class Scripts {
    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final Set<UnicodeScript> CHINESE =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO);
    private static final Set<UnicodeScript> KOREAN =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL);
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(CHINESE, JAPANESE, KOREAN);

    private Scripts() {}

    static boolean goTogether(String text) {
        var used = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(used::add);
        // Digits and signs are everybody's.
        used.remove(UnicodeScript.COMMON);
        used.remove(UnicodeScript.INHERITED);
        return used.size() <= 1 || TOGETHER.stream().anyMatch(scripts -> scripts.containsAll(used));
    }
}
