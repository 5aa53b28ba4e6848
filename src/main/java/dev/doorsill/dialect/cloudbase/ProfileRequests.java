package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Gender;
import dev.doorsill.account.ProfileChange;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a body changes of a profile. What it does not name stays; an empty text clears its field. */
final class ProfileRequests {
    private static final int MAX_TEXT = 256;
    private static final int MAX_LONG_TEXT = 2048;

    /**
     * The wire's names of a field, of all generations of the vendor's SDK. Its nickname is what it reads back as the
     * name.
     */
    private static final Map<ProfileField, List<String>> NAMES = Map.of(
            ProfileField.NAME, List.of("name", "nickname", "nickName"),
            ProfileField.PICTURE, List.of("picture", "avatar_url", "avatarUrl"),
            ProfileField.PROFILE, List.of("description"),
            ProfileField.LOCALE, List.of("locale"),
            ProfileField.BIRTHDATE, List.of("birthdate"),
            ProfileField.ZONEINFO, List.of("zoneinfo"),
            ProfileField.COUNTRY, List.of("country"),
            ProfileField.PROVINCE, List.of("province"),
            ProfileField.CITY, List.of("city"));

    private ProfileRequests() {}

    static ProfileChange change(JsonBody body) {
        if (body.has("encrypt_password") || body.has("encrypt_new_password")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.FEATURE_NOT_SERVED, "encrypt_new_password");
        }
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        NAMES.forEach((field, names) -> names.stream()
                .flatMap(name -> body.text(name, maxLength(field)).stream())
                .findFirst()
                .ifPresent(text -> texts.put(field, text)));
        return new ProfileChange(
                texts,
                body.filledText("gender", MAX_TEXT).map(ProfileRequests::gender),
                body.filledText("username", MAX_TEXT).map(UsernameRule.WIDE::apply),
                Map.of());
    }

    /** The addresses that a body names; they are changed with their proof only, elsewhere. */
    static List<Address> addresses(JsonBody body) {
        return Stream.concat(
                        body.filledText("email", Addresses.MAX_LENGTH).<Address>map(EmailAddress::parse).stream(),
                        Stream.of("phone", "phone_number")
                                .flatMap(name -> body.filledText(name, Addresses.MAX_LENGTH).stream())
                                .map(Addresses::typedPhone))
                .toList();
    }

    private static int maxLength(ProfileField field) {
        return field == ProfileField.PICTURE || field == ProfileField.PROFILE ? MAX_LONG_TEXT : MAX_TEXT;
    }

    static Gender gender(String text) {
        return Optional.of(text.toUpperCase(Locale.ROOT))
                .filter(word -> word.equals("MALE") || word.equals("FEMALE") || word.equals("UNKNOWN"))
                .map(Gender::valueOf)
                .orElseThrow(() -> Problem.invalid(Reason.FIELD_VALUE, "gender", "MALE, FEMALE, UNKNOWN"));
    }
}
