package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Gender;
import dev.doorsill.dialect.JsonBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dialect's letters for genders. */
final class Genders {
    static final String UNKNOWN = "U";
    private static final String FIELD = "gender";

    private Genders() {}

    /** Some of the vendor's documents write W where others write F. */
    static Optional<Gender> read(JsonBody body) {
        return body.filledText(FIELD, 1).map(letter -> switch (letter) {
            case "M" -> Gender.MALE;
            case "F", "W" -> Gender.FEMALE;
            case UNKNOWN -> Gender.UNKNOWN;
            default -> throw body.notAmong(FIELD, "M, F, U");
        });
    }

    static String word(@Nullable String stored) {
        return stored == null
                ? UNKNOWN
                : switch (Gender.valueOf(stored)) {
                    case MALE -> "M";
                    case FEMALE -> "F";
                    case UNKNOWN -> UNKNOWN;
                };
    }
}
