package dev.doorsill.dialect.genauth;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.doorsill.account.Account;
import dev.doorsill.account.AccountStatus;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.security.Strength;
import dev.doorsill.token.Scope;
import dev.doorsill.token.Scopes;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person, as the vendor's {@code UserDto}. What nobody has said is left out; no field holds anything of the
 * password but its age and strength.
 */
@RegisterForReflection
final class UserResponse {
    /** The vendor's clients read exactly three digits of a second. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** What an answer may hold beside the account's own state. */
    enum Part {
        USERNAME,
        EMAIL,
        PHONE,
        PROFILE,
        CUSTOM_DATA,
        IDENTITIES,
        DEPARTMENTS;

        /** What the scope of a token lets its application see (OpenID Connect Core 1.0, section 5.4). */
        static Set<Part> permitted(Scopes scopes) {
            var parts = EnumSet.noneOf(Part.class);
            for (var scope : scopes.all()) {
                of(scope).ifPresent(parts::add);
            }
            return parts;
        }

        private static Optional<Part> of(Scope scope) {
            return switch (scope) {
                case USERNAME -> Optional.of(Part.USERNAME);
                case EMAIL -> Optional.of(Part.EMAIL);
                case PHONE -> Optional.of(Part.PHONE);
                case PROFILE -> Optional.of(Part.PROFILE);
                case OPENID, OFFLINE_ACCESS, EXTERNAL_ID, EXTENDED_FIELDS, ROLES, TENANT_ID -> Optional.empty();
            };
        }
    }

    private UserResponse() {}

    /** Everything: for whom has just become this person, and is nobody elsewhere. */
    static UserResponse of(Account account) {
        return of(account, EnumSet.allOf(Part.class), List.of());
    }

    static UserResponse of(Account account, Set<Part> parts, List<Map<String, Object>> identities) {
        var user = new UserResponse();
        user.putState(account);
        user.putNames(account, parts);
        user.putProfile(account, parts.contains(Part.PROFILE));
        user.putPassword(account);
        user.putLastSignIn(account);
        if (parts.contains(Part.CUSTOM_DATA)) {
            user.put("customData", account.customData);
        }
        if (parts.contains(Part.IDENTITIES)) {
            user.put("identities", identities);
        }
        if (parts.contains(Part.DEPARTMENTS)) {
            user.put("departmentIds", List.of());
        }
        return user;
    }

    @JsonValue
    Map<String, Object> fields() {
        return fields;
    }

    private void putState(Account account) {
        put("userId", account.id.toString());
        put("createdAt", time(account.createdAt));
        put("updatedAt", time(account.updatedAt));
        put("status", word(account.status));
        put("workStatus", "Active");
        put("statusChangedAt", time(account.statusChangedAt));
        put("userSourceType", "register");
        put("userSourceId", account.clientId);
    }

    /** Whether an address is verified is asked for in every answer, and tells nothing of the address. */
    private void putNames(Account account, Set<Part> parts) {
        if (parts.contains(Part.USERNAME)) {
            put("username", account.username);
        }
        if (parts.contains(Part.EMAIL)) {
            put("email", account.email);
        }
        if (parts.contains(Part.PHONE) && account.phone != null) {
            var phone = PhoneNumber.parse(account.phone);
            put("phone", phone.nationalNumber());
            put("phoneCountryCode", "+" + phone.countryCode());
        }
        put("emailVerified", account.emailVerified);
        put("phoneVerified", account.phoneVerified);
    }

    private void putProfile(Account account, boolean shown) {
        put("gender", shown ? Genders.word(account.gender) : Genders.UNKNOWN);
        if (shown) {
            for (var name : ProfileName.values()) {
                put(name.word(), account.text(name.field()).orElse(null));
            }
        }
    }

    private void putPassword(Account account) {
        put("passwordLastSetAt", time(account.passwordChangedAt));
        put("passwordSecurityLevel", level(account.passwordStrength));
        put("resetPasswordOnNextLogin", false);
    }

    private void putLastSignIn(Account account) {
        put("loginsCount", account.signInCount);
        put("lastLogin", time(account.lastSignInAt));
        put("lastLoginApp", account.lastClientId);
        put("lastIp", account.lastIp);
        put("browser", account.browser);
        put("device", account.device);
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static String word(AccountStatus status) {
        return switch (status) {
            case ACTIVE -> "Activated";
            case BLOCKED -> "Suspended";
            case ARCHIVED -> "Archived";
        };
    }

    static @Nullable Integer level(@Nullable Strength strength) {
        return strength == null
                ? null
                : switch (strength) {
                    case LOW -> 1;
                    case MEDIUM -> 2;
                    case HIGH -> 3;
                };
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
