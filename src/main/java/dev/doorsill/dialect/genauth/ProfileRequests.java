package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Profile;
import dev.doorsill.account.ProfileChange;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Username;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what people say of themselves. */
final class ProfileRequests {
    /** Of the JSON text. */
    static final int MAX_CUSTOM_DATA = 16_384;

    /** At sign-up the vendor takes all but these. */
    private static final Set<ProfileName> AT_SIGN_UP = EnumSet.complementOf(
            EnumSet.of(ProfileName.EXTERNAL_ID, ProfileName.PROVINCE, ProfileName.CITY, ProfileName.IDENTITY_NUMBER));

    private static final Set<ProfileName> LATER = EnumSet.of(
            ProfileName.NAME,
            ProfileName.NICKNAME,
            ProfileName.PHOTO,
            ProfileName.EXTERNAL_ID,
            ProfileName.BIRTHDATE,
            ProfileName.COUNTRY,
            ProfileName.PROVINCE,
            ProfileName.CITY,
            ProfileName.ADDRESS,
            ProfileName.STREET_ADDRESS,
            ProfileName.POSTAL_CODE,
            ProfileName.COMPANY,
            ProfileName.IDENTITY_NUMBER);

    private ProfileRequests() {}

    /** The context is the calling application's; what the person's own custom data says goes before it. */
    static Profile atSignUp(Optional<JsonBody> profile, Optional<JsonBody> options) {
        var customData = new LinkedHashMap<String, Object>();
        options.flatMap(body -> body.map("context", MAX_CUSTOM_DATA)).ifPresent(customData::putAll);
        profile.flatMap(body -> body.map("customData", MAX_CUSTOM_DATA)).ifPresent(customData::putAll);
        return new Profile(
                profile.map(body -> texts(body, AT_SIGN_UP)).orElse(Map.of()),
                profile.flatMap(Genders::read),
                customData);
    }

    /** An empty text clears its field. */
    static ProfileChange change(JsonBody body) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        for (var name : LATER) {
            body.text(name.word(), name.maxLength()).ifPresent(text -> texts.put(name.field(), text));
        }
        return new ProfileChange(
                texts,
                Genders.read(body),
                body.filledText("username", Addresses.MAX_LENGTH).map(Username::parse),
                body.map("customData", MAX_CUSTOM_DATA).orElse(Map.of()));
    }

    private static Map<ProfileField, String> texts(JsonBody body, Set<ProfileName> names) {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        for (var name : names) {
            body.filledText(name.word(), name.maxLength()).ifPresent(text -> texts.put(name.field(), text));
        }
        return texts;
    }
}
