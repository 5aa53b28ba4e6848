package dev.doorsill.dialect.genauth;

import dev.doorsill.account.ProfileField;

/** How the dialect calls what a person says of themselves, and how much they may say. */
enum ProfileName {
    NAME("name", ProfileField.NAME),
    NICKNAME("nickname", ProfileField.NICKNAME),
    GIVEN_NAME("givenName", ProfileField.GIVEN_NAME),
    FAMILY_NAME("familyName", ProfileField.FAMILY_NAME),
    MIDDLE_NAME("middleName", ProfileField.MIDDLE_NAME),
    PREFERRED_USERNAME("preferredUsername", ProfileField.PREFERRED_USERNAME),
    PROFILE("profile", ProfileField.PROFILE, Length.LONG),
    PHOTO("photo", ProfileField.PICTURE, Length.LONG),
    WEBSITE("website", ProfileField.WEBSITE, Length.LONG),
    BIRTHDATE("birthdate", ProfileField.BIRTHDATE),
    ZONEINFO("zoneinfo", ProfileField.ZONEINFO),
    LOCALE("locale", ProfileField.LOCALE),
    ADDRESS("address", ProfileField.ADDRESS, Length.LONG),
    FORMATTED("formatted", ProfileField.FORMATTED_ADDRESS, Length.LONG),
    STREET_ADDRESS("streetAddress", ProfileField.STREET_ADDRESS, Length.LONG),
    LOCALITY("locality", ProfileField.LOCALITY),
    REGION("region", ProfileField.REGION),
    PROVINCE("province", ProfileField.PROVINCE),
    CITY("city", ProfileField.CITY),
    POSTAL_CODE("postalCode", ProfileField.POSTAL_CODE),
    COUNTRY("country", ProfileField.COUNTRY),
    COMPANY("company", ProfileField.COMPANY),
    EXTERNAL_ID("externalId", ProfileField.EXTERNAL_ID),
    IDENTITY_NUMBER("identityNumber", ProfileField.IDENTITY_NUMBER);

    private interface Length {
        int SHORT = 256;
        int LONG = 2048;
    }

    private final String word;
    private final ProfileField field;
    private final int maxLength;

    ProfileName(String word, ProfileField field) {
        this(word, field, Length.SHORT);
    }

    ProfileName(String word, ProfileField field, int maxLength) {
        this.word = word;
        this.field = field;
        this.maxLength = maxLength;
    }

    /** The field of the wire. */
    String word() {
        return word;
    }

    ProfileField field() {
        return field;
    }

    int maxLength() {
        return maxLength;
    }
}
