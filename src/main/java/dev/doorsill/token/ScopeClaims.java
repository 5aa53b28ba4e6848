package dev.doorsill.token;

import dev.doorsill.account.Account;
import dev.doorsill.account.ProfileField;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an application may know of a person for the scopes it was granted: the standard claims (OpenID Connect Core 1.0,
 * sections 5.1 and 5.4) and a few of our own. A claim that the person has not filled is null, never left out.
 */
public final class ScopeClaims {
    private static final List<ProfileField> PROFILE = List.of(
            ProfileField.BIRTHDATE,
            ProfileField.FAMILY_NAME,
            ProfileField.GIVEN_NAME,
            ProfileField.LOCALE,
            ProfileField.MIDDLE_NAME,
            ProfileField.NAME,
            ProfileField.NICKNAME,
            ProfileField.PICTURE,
            ProfileField.PREFERRED_USERNAME,
            ProfileField.PROFILE,
            ProfileField.WEBSITE,
            ProfileField.ZONEINFO);
    /** Milliseconds even where they are zero. */
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private ScopeClaims() {}

    /** The claims, in the order of the scopes. */
    public static Map<String, @Nullable Object> of(Account account, Scopes scopes) {
        var claims = new LinkedHashMap<String, @Nullable Object>();
        scopes.all().forEach(scope -> add(claims, account, scope));
        return Collections.unmodifiableMap(claims);
    }

    private static void add(Map<String, @Nullable Object> claims, Account account, Scope scope) {
        switch (scope) {
            case PROFILE -> addProfile(claims, account);
            case USERNAME -> claims.put("username", account.username);
            case EMAIL -> {
                claims.put("email", account.email);
                claims.put("email_verified", account.emailVerified);
            }
            case PHONE -> {
                claims.put("phone_number", account.phone);
                claims.put("phone_number_verified", account.phoneVerified);
            }
            case EXTERNAL_ID -> claims.put("external_id", account.externalId);
            case EXTENDED_FIELDS -> claims.put("extended_fields", account.customData);
            case ROLES -> claims.put("roles", List.of());
            case TENANT_ID -> claims.put("tenant_id", null);
            case OPENID, OFFLINE_ACCESS -> {
                // They say something of the tokens, nothing of the person.
            }
        }
    }

    private static void addProfile(Map<String, @Nullable Object> claims, Account account) {
        PROFILE.forEach(field -> claims.put(field.key(), account.text(field).orElse(null)));
        claims.put("gender", gender(account.gender));
        claims.put("updated_at", time(account.updatedAt));
    }

    /** A letter, U where nothing is known: the clients there are read no other; Core leaves the values open. */
    private static String gender(@Nullable String gender) {
        return gender == null ? "U" : gender.substring(0, 1);
    }

    /** As text, though Core says a number: the clients there are read no other. */
    private static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
