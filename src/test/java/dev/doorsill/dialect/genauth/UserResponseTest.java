package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorsill.account.Account;
import dev.doorsill.account.AccountStatus;
import dev.doorsill.account.ProfileField;
import dev.doorsill.dialect.genauth.UserResponse.Part;
import dev.doorsill.security.Strength;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserResponseTest {
    private static final UUID ID = UUID.fromString("0190a5d0-0000-7000-8000-000000000001");
    private static final Instant TIME = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void leavesOutWhatNobodySaid() {
        assertThat(UserResponse.of(bare()).fields())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("userId", ID.toString()),
                        Map.entry("createdAt", "2026-11-22T06:00:00.000Z"),
                        Map.entry("updatedAt", "2026-11-22T06:00:00.000Z"),
                        Map.entry("status", "Activated"),
                        Map.entry("workStatus", "Active"),
                        Map.entry("userSourceType", "register"),
                        Map.entry("userSourceId", "app-1"),
                        Map.entry("emailVerified", false),
                        Map.entry("phoneVerified", false),
                        Map.entry("gender", "U"),
                        Map.entry("resetPasswordOnNextLogin", false),
                        Map.entry("loginsCount", 0L),
                        Map.entry("customData", Map.of()),
                        Map.entry("identities", java.util.List.of()),
                        Map.entry("departmentIds", java.util.List.of())));
    }

    @Test
    void saysEverythingThatIsKnown() throws JsonProcessingException {
        var json = new ObjectMapper().writeValueAsString(UserResponse.of(full()));
        assertThat(new ObjectMapper().readTree(json)).isEqualTo(new ObjectMapper().readTree("""
                        {"userId": "0190a5d0-0000-7000-8000-000000000001",
                         "createdAt": "2026-11-22T06:00:00.000Z", "updatedAt": "2026-11-22T06:00:00.000Z",
                         "status": "Activated", "workStatus": "Active",
                         "statusChangedAt": "2026-11-22T06:00:00.123Z",
                         "userSourceType": "register", "userSourceId": "app-1",
                         "username": "Bob", "email": "Bob@example.com",
                         "phone": "13800000000", "phoneCountryCode": "+86",
                         "emailVerified": true, "phoneVerified": true, "gender": "F",
                         "name": "NAME", "nickname": "NICKNAME", "givenName": "GIVEN_NAME",
                         "familyName": "FAMILY_NAME", "middleName": "MIDDLE_NAME",
                         "preferredUsername": "PREFERRED_USERNAME", "profile": "PROFILE", "photo": "PICTURE",
                         "website": "WEBSITE", "birthdate": "BIRTHDATE", "zoneinfo": "ZONEINFO",
                         "locale": "LOCALE", "address": "ADDRESS", "formatted": "FORMATTED_ADDRESS",
                         "streetAddress": "STREET_ADDRESS", "locality": "LOCALITY", "region": "REGION",
                         "province": "PROVINCE", "city": "CITY", "postalCode": "POSTAL_CODE",
                         "country": "COUNTRY", "company": "COMPANY", "externalId": "EXTERNAL_ID",
                         "identityNumber": "IDENTITY_NUMBER",
                         "passwordLastSetAt": "2026-11-22T06:00:00.000Z", "passwordSecurityLevel": 2,
                         "resetPasswordOnNextLogin": false, "loginsCount": 3,
                         "lastLogin": "2026-11-22T06:00:00.120Z", "lastLoginApp": "app-2", "lastIp": "192.0.2.1",
                         "browser": "Edge", "device": "iOS",
                         "customData": {"age": 22}, "identities": [], "departmentIds": []}"""));
    }

    @Test
    void saysNoMoreThanItMay() {
        var fields =
                UserResponse.of(full(), EnumSet.noneOf(Part.class), List.of()).fields();
        assertThat(fields)
                .doesNotContainKeys("email", "phone", "phoneCountryCode", "username", "name", "customData")
                .doesNotContainKeys("identities", "departmentIds", "nickname", "birthdate")
                .containsEntry("gender", "U")
                .containsKeys("userId", "emailVerified", "phoneVerified", "loginsCount");
        assertThat(UserResponse.of(full(), Set.of(Part.PHONE), List.of()).fields())
                .containsEntry("phone", "13800000000")
                .doesNotContainKey("email");
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, Activated", "BLOCKED, Suspended", "ARCHIVED, Archived"})
    void hasTheVendorsWordForEveryStatus(AccountStatus status, String word) {
        var account = bare();
        account.status = status;
        assertThat(UserResponse.of(account).fields()).containsEntry("status", word);
    }

    @ParameterizedTest
    @CsvSource({"LOW, 1", "MEDIUM, 2", "HIGH, 3"})
    void hasANumberForEveryStrength(Strength strength, int level) {
        assertThat(UserResponse.level(strength)).isEqualTo(level);
    }

    private static Account bare() {
        var account = new Account();
        account.id = ID;
        account.clientId = "app-1";
        account.status = AccountStatus.ACTIVE;
        account.createdAt = TIME;
        account.updatedAt = TIME;
        account.profile = Map.of();
        account.customData = Map.of();
        return account;
    }

    private static Account full() {
        var account = bare();
        account.username = "Bob";
        account.email = "Bob@example.com";
        account.emailVerified = true;
        account.phone = "+8613800000000";
        account.phoneVerified = true;
        account.gender = "FEMALE";
        account.passwordHash = "a hash";
        account.passwordChangedAt = TIME;
        account.passwordStrength = Strength.MEDIUM;
        account.statusChangedAt = TIME.plusMillis(123);
        account.signInCount = 3;
        account.lastSignInAt = TIME.plusNanos(120_999_999);
        account.lastClientId = "app-2";
        account.lastIp = "192.0.2.1";
        account.browser = "Edge";
        account.device = "iOS";
        account.customData = Map.of("age", 22);
        say(account);
        return account;
    }

    /** Every field says its own name. */
    private static void say(Account account) {
        account.name = "NAME";
        account.nickname = "NICKNAME";
        account.givenName = "GIVEN_NAME";
        account.familyName = "FAMILY_NAME";
        account.picture = "PICTURE";
        account.locale = "LOCALE";
        account.company = "COMPANY";
        account.externalId = "EXTERNAL_ID";
        var rest = new HashMap<String, Object>();
        for (var field : ProfileField.values()) {
            rest.put(field.key(), field.name());
        }
        account.profile = rest;
    }
}
