package dev.doorsill.account;

import java.util.List;
import java.util.Locale;

/**
 * What a person may say of themselves in words. Named after the standard claims (OpenID Connect Core 1.0, section 5.1)
 * where there is one.
 */
public enum ProfileField {
    NAME,
    NICKNAME,
    GIVEN_NAME,
    FAMILY_NAME,
    MIDDLE_NAME,
    PREFERRED_USERNAME,
    /** A page, or a sentence, about the person. */
    PROFILE,
    PICTURE,
    WEBSITE,
    /** As the person wrote it: not always a date. */
    BIRTHDATE,
    ZONEINFO,
    LOCALE,
    ADDRESS,
    FORMATTED_ADDRESS,
    STREET_ADDRESS,
    LOCALITY,
    REGION,
    PROVINCE,
    CITY,
    POSTAL_CODE,
    COUNTRY,
    COMPANY,
    /** What another system calls the person. */
    EXTERNAL_ID,
    IDENTITY_NUMBER;

    /** The fields that have a column of their own, named like the field; the others lie in {@code profile}. */
    static final List<ProfileField> COLUMNS =
            List.of(NAME, NICKNAME, GIVEN_NAME, FAMILY_NAME, COMPANY, EXTERNAL_ID, PICTURE, LOCALE);

    /** Its name in the {@code profile} column and in claims. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
