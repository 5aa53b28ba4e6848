package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static dev.doorsill.dialect.genauth.sdk.Answers.tokens;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.dto.LoginTokenRespDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.SignInByPasswordPayloadDto;
import cn.authing.sdk.java.dto.SignInOptionsDto;
import cn.authing.sdk.java.dto.SigninByCredentialsDto;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way of signing in that is not a directory's. */
@QuarkusTest
class SignInSdkTest {
    private AuthenticationClient sdk;

    @BeforeEach
    void arrive() {
        sdk = Sdk.client();
    }

    /** The ways by password, each with what the person types. */
    enum ByPassword {
        USERNAME((sdk, who, options) -> sdk.signInByUsernamePassword(who.username(), who.password(), options)),
        EMAIL((sdk, who, options) -> sdk.signInByEmailPassword(who.email(), who.password(), options)),
        PHONE((sdk, who, options) -> sdk.signInByPhonePassword(who.phone(), who.password(), options)),
        USERNAME_AS_ACCOUNT(
                (sdk, who, options) -> sdk.signInByAccountPassword(who.username(), who.password(), options)),
        EMAIL_AS_ACCOUNT((sdk, who, options) -> sdk.signInByAccountPassword(who.email(), who.password(), options)),
        PHONE_AS_ACCOUNT((sdk, who, options) -> sdk.signInByAccountPassword(who.phone(), who.password(), options));

        private final Way way;

        ByPassword(Way way) {
            this.way = way;
        }

        @FunctionalInterface
        private interface Way {
            LoginTokenRespDto signIn(AuthenticationClient sdk, Person who, SignInOptionsDto options);
        }
    }

    @ParameterizedTest
    @EnumSource
    void byPassword(ByPassword by) throws Exception {
        var resident = Resident.settle();
        assertBelongsTo(resident, by.way.signIn(sdk, resident.person(), null));
    }

    @Test
    void byEmailAndCode() throws Exception {
        var resident = Resident.settle();
        var email = resident.person().email();
        var code = Codes.fetch(sdk, SendEmailDto.Channel.CHANNEL_LOGIN, email);
        assertBelongsTo(resident, sdk.signInByEmailPassCode(email, code, null));
    }

    @Test
    void byPhoneAndCode() throws Exception {
        var resident = Resident.settle();
        var phone = resident.person().phone();
        var code = Codes.fetch(sdk, SendSMSDto.Channel.CHANNEL_LOGIN, phone);
        assertBelongsTo(resident, sdk.signInByPhonePassCode(phone, code, "+86", null));
    }

    /** By secret in the body, by Basic, and as an application that has none. */
    @ParameterizedTest
    @EnumSource
    void ofEveryKindOfApplication(AuthMethodEnum method) throws Exception {
        var resident = Resident.settle();
        var client = Sdk.client(method);
        var tokens = resident.signIn(client);
        var claims = client.introspectAccessTokenOffline(tokens.getAccessToken());
        assertThat(claims.getAud()).isEqualTo(method == AuthMethodEnum.NONE ? "app-public" : "app-1");
        assertThat(claims.getSub()).isEqualTo(resident.userId());
    }

    /** The generic method sends no credentials of its own. */
    @Test
    void byTheGenericMethod() throws Exception {
        var resident = Resident.settle();
        var payload = new SignInByPasswordPayloadDto();
        payload.setAccount(resident.person().email());
        payload.setPassword(resident.person().password());
        var request = new SigninByCredentialsDto();
        request.setConnection(SigninByCredentialsDto.Connection.PASSWORD);
        request.setPasswordPayload(payload);
        request.setClientId("app-1");
        request.setClientSecret("app-secret-1");
        assertBelongsTo(resident, sdk.signInByCredentials(request));
    }

    @ParameterizedTest
    @EnumSource
    void byAPasswordThatTheCallerEncrypted(Cipher cipher) throws Exception {
        var resident = Resident.settle();
        var options = new SignInOptionsDto();
        options.setPasswordEncryptType(cipher.as(SignInOptionsDto.PasswordEncryptType.class));
        var encrypted = cipher.encrypt(sdk, resident.person().password());
        assertBelongsTo(resident, sdk.signInByUsernamePassword(resident.person().username(), encrypted, options));
    }

    @Test
    void withEveryOption() throws Exception {
        var resident = Resident.settle();
        var options = new SignInOptionsDto();
        options.setScope(Resident.EVERYTHING);
        options.setClientIp("192.168.0.1");
        options.setContext(Map.of("from", "a test"));
        options.setTenantId("nowhere");
        options.setCustomData(Map.of("school", "Peking University", "age", 22));
        options.setAutoRegister(false);
        options.setPasswordEncryptType(SignInOptionsDto.PasswordEncryptType.NONE);

        var person = resident.person();
        var tokens = tokens(sdk.signInByUsernamePassword(person.username(), person.password(), options));

        assertThat(tokens.getScope().split(" ")).containsExactlyInAnyOrder(Resident.EVERYTHING.split(" "));
        assertThat(tokens.getRefreshToken()).matches("[A-Za-z0-9._-]+");
        sdk.setAccessToken(tokens.getAccessToken());
        var profile = user(Profiles.read(sdk));
        assertThat(profile.getCustomData()).isEqualTo(Map.of("school", "Peking University", "age", 22));
        assertThat(profile.getLastIp()).isEqualTo("192.168.0.1");
    }

    @Test
    void createsWhoeverIsNotThereWhenToldTo() throws Exception {
        var person = Person.fresh();
        var options = new SignInOptionsDto();
        options.setAutoRegister(true);
        var first = tokens(sdk.signInByUsernamePassword(person.username(), person.password(), options));
        var second = tokens(sdk.signInByUsernamePassword(person.username(), person.password(), options));
        assertThat(sdk.introspectAccessTokenOffline(second.getAccessToken()).getSub())
                .isEqualTo(
                        sdk.introspectAccessTokenOffline(first.getAccessToken()).getSub());
    }

    @Test
    void isCounted() {
        var resident = Resident.settle();
        resident.signIn(sdk);
        sdk.setAccessToken(resident.signIn(sdk).getAccessToken());
        var profile = user(Profiles.read(sdk));
        assertThat(profile.getLoginsCount()).isEqualTo(2);
        assertThat(profile.getLastLogin()).matches(Profiles.TIME);
        assertThat(profile.getLastIp()).isNotBlank();
        assertThat(profile.getLastLoginApp()).isEqualTo("app-1");
    }

    /** Of a client that asked for nothing special: the person's tokens, none of them good for refreshing. */
    private void assertBelongsTo(Resident resident, LoginTokenRespDto answer) throws Exception {
        assertThat(outcome(answer)).isEqualTo("200");
        var tokens = tokens(answer);
        assertThat(tokens.getScope().split(" ")).containsExactlyInAnyOrder("openid", "profile");
        assertThat(tokens.getTokenType()).isEqualTo("Bearer");
        assertThat(tokens.getExpireIn()).isEqualTo(7200);
        assertThat(tokens.getIdToken()).isNotBlank();
        assertThat(tokens.getRefreshToken()).isNull();
        assertThat(sdk.introspectAccessTokenOffline(tokens.getAccessToken()).getSub())
                .isEqualTo(resident.userId());
    }
}
