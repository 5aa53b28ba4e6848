package dev.doorsill.dialect.genauth.sdk;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.GetProfileDto;
import cn.authing.sdk.java.dto.SignUpOptionsDto;
import cn.authing.sdk.java.dto.SignUpProfileDto;
import cn.authing.sdk.java.dto.UserSingleRespDto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the vendor's page sends about a person, and what it promises to come back. */
final class Profiles {
    /** In UTC, with milliseconds. */
    static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    static final Map<String, Object> OF_A_NEWCOMER = Map.ofEntries(
            Map.entry("status", "Activated"),
            Map.entry("workStatus", "Active"),
            Map.entry("gender", "U"),
            Map.entry("emailVerified", false),
            Map.entry("phoneVerified", false),
            Map.entry("loginsCount", 0),
            Map.entry("userSourceType", "register"),
            Map.entry("userSourceId", "app-1"),
            Map.entry("resetPasswordOnNextLogin", false),
            Map.entry("customData", Map.of()),
            Map.entry("identities", List.of()),
            Map.entry("departmentIds", List.of()));

    static final List<String> UNKNOWN_OF_A_NEWCOMER = List.of(
            "lastLogin",
            "lastLoginApp",
            "externalId",
            "province",
            "city",
            "mainDepartmentId",
            "lastMfaTime",
            "identityNumber",
            "tenantId");

    private static final Map<String, Object> WORDS = Map.ofEntries(
            Map.entry("nickname", "Mi"),
            Map.entry("company", "GenAuth .Inc"),
            Map.entry("photo", "https://www.genauth.ai/demo.jpg"),
            Map.entry("device", "iOS"),
            Map.entry("browser", "Edge"),
            Map.entry("name", "Mike"),
            Map.entry("givenName", "Zhou"),
            Map.entry("familyName", "Jay"),
            Map.entry("middleName", "Jane"),
            Map.entry("profile", "this is my profile"),
            Map.entry("preferredUsername", "Mike"),
            Map.entry("website", "https://www.genauth.ai"),
            Map.entry("gender", "M"),
            Map.entry("birthdate", "2020.2.2"),
            Map.entry("zoneinfo", "HongKong"),
            Map.entry("locale", "EN-US"),
            Map.entry("address", "Hai Dian XX"),
            Map.entry("formatted", "Hai Dian Street 1, BeiJing"),
            Map.entry("streetAddress", "Hai Dian Street 1"),
            Map.entry("region", "china"),
            Map.entry("postalCode", "3500000"),
            Map.entry("country", "china"));

    /** The context goes into the custom data. */
    static final Map<String, Object> WHOLE_AS_ANSWERED =
            with(WORDS, "customData", Map.of("name", "H", "phoneNumber", "188xxxx8888", "phoneCountryCode", "+86"));

    static final Map<String, Object> NO_GROUPS = Map.of("identities", List.of(), "departmentIds", List.of());

    private Profiles() {}

    static SignUpProfileDto whole() {
        var fields = with(WORDS, "customData", Map.of("name", "H"));
        return Answers.dto(SignUpProfileDto.class, with(fields, "locality", "BeiJing HaiDian"));
    }

    static SignUpOptionsDto options() {
        var options = new SignUpOptionsDto();
        options.setClientIp("192.168.0.1");
        options.setContext(Map.of("phoneNumber", "188xxxx8888", "phoneCountryCode", "+86", "name", "not this one"));
        options.setPasswordEncryptType(SignUpOptionsDto.PasswordEncryptType.NONE);
        return options;
    }

    /** With everything that is told only to whoever asks. */
    static UserSingleRespDto read(AuthenticationClient sdk) {
        var request = new GetProfileDto();
        request.setWithCustomData(true);
        request.setWithIdentities(true);
        request.setWithDepartmentIds(true);
        return sdk.getProfile(request);
    }

    static Map<String, Object> without(Map<String, Object> fields, String... names) {
        var less = new HashMap<>(fields);
        less.keySet().removeAll(List.of(names));
        return less;
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return Map.copyOf(more);
    }
}
