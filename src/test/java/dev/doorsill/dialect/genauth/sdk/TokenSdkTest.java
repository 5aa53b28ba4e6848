package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.dto;
import static dev.doorsill.dialect.genauth.sdk.Answers.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.authing.sdk.java.dto.UpdateUserProfileDto;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What an application does with tokens: read them, renew them, ask about them. */
@QuarkusTest
class TokenSdkTest {
    private Resident resident;
    private Person person;

    @BeforeEach
    void arrive() {
        resident = Resident.settle();
        person = resident.person();
    }

    @Test
    void tellWhoThePersonIs() {
        var sdk = resident.signedIn();
        user(sdk.updateProfile(dto(
                UpdateUserProfileDto.class,
                Map.of("name", "Mike", "nickname", "Mi", "birthdate", "2020.2.2", "photo", "https://example.com/p"))));
        var token = resident.signIn(sdk).getAccessToken();

        var info = sdk.getUserInfoByAccessToken(token);

        assertThat(info).isNotNull();
        assertThat(info.getSub()).isEqualTo(resident.userId());
        assertThat(info.getName()).isEqualTo("Mike");
        assertThat(info.getNickname()).isEqualTo("Mi");
        assertThat(info.getBirthdate()).isEqualTo("2020.2.2");
        assertThat(info.getPicture()).isEqualTo("https://example.com/p");
        assertThat(info.getGender()).isEqualTo("U");
        assertThat(info.getUpdatedAt()).matches(Profiles.TIME);
    }

    @Test
    void tellWhoThePersonIsInFull() {
        var sdk = Sdk.client();
        assertThat(sdk.getUserInfoMapByAccessToken(resident.signIn(sdk).getAccessToken()))
                .containsEntry("sub", resident.userId())
                .containsEntry("username", person.username())
                .containsEntry("email", person.email())
                .containsEntry("email_verified", true)
                .containsEntry("phone_number_verified", true)
                .hasEntrySatisfying(
                        "phone_number", phone -> assertThat((String) phone).endsWith(person.phone()));
    }

    @ParameterizedTest
    @EnumSource
    void areRenewed(AuthMethodEnum method) throws Exception {
        var sdk = Sdk.client(method);
        var first = resident.signIn(sdk);

        var second = sdk.getNewAccessTokenByRefreshToken(first.getRefreshToken());

        assertThat(second).isNotNull();
        assertThat(second.getTokenType()).isEqualTo("Bearer");
        assertThat(second.getExpiresIn()).isEqualTo(7200);
        assertThat(second.getScope().split(" ")).containsExactlyInAnyOrder(Resident.EVERYTHING.split(" "));
        assertThat(second.getIdToken()).isNotBlank();
        assertThat(second.getRefreshToken()).isNotBlank().isNotEqualTo(first.getRefreshToken());
        assertThat(sdk.introspectAccessTokenOffline(second.getAccessToken()).getSub())
                .isEqualTo(resident.userId());
        assertThat(sdk.getUserInfoByAccessToken(second.getAccessToken()).getSub())
                .isEqualTo(resident.userId());
    }

    @Test
    void areNotRenewedByAnInventedRefreshToken() {
        assertThatThrownBy(() -> Sdk.client().getNewAccessTokenByRefreshToken("invented"))
                .hasMessageContaining("\"error\":\"invalid_grant\"");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void areNotRenewedForAnImpostor(AuthMethodEnum method) {
        var refreshToken = resident.signIn(Sdk.client()).getRefreshToken();
        var impostor = Sdk.client("app-1", "app-secret-2", method);
        assertThatThrownBy(() -> impostor.getNewAccessTokenByRefreshToken(refreshToken))
                .hasMessageContaining("\"error\":\"invalid_client\"");
    }

    @ParameterizedTest
    @EnumSource
    void areExplained(AuthMethodEnum method) throws Exception {
        var sdk = Sdk.client(method);
        var tokens = resident.signIn(sdk);
        var offline = sdk.introspectAccessTokenOffline(tokens.getAccessToken());

        var access = sdk.introspectToken(tokens.getAccessToken());

        assertThat(access).isNotNull();
        assertThat(access.getActive()).isTrue();
        assertThat(access.getSub()).isEqualTo(resident.userId());
        assertThat(access.getClientId()).isEqualTo(offline.getAud());
        assertThat(access.getIss()).isEqualTo(offline.getIss()).endsWith("/oidc");
        assertThat(access.getJti()).isEqualTo(offline.getJti());
        assertThat(access.getScope()).isEqualTo(tokens.getScope());
        assertThat(access.getTokenType()).isEqualTo("Bearer");
        assertThat(access.getExp() - access.getIat()).isEqualTo(7200);
        assertThat(sdk.introspectToken(tokens.getRefreshToken()).getActive()).isTrue();
        assertThat(sdk.introspectToken("invented").getActive()).isFalse();
    }

    @Test
    void areCheckedWithoutAskingAgain() throws Exception {
        var sdk = Sdk.client();
        var tokens = resident.signIn(sdk);

        var claims = sdk.introspectAccessTokenOffline(tokens.getAccessToken());

        assertThat(claims).isNotNull();
        assertThat(claims.getSub()).isEqualTo(resident.userId());
        assertThat(claims.getAud()).isEqualTo("app-1");
        assertThat(claims.getIss()).endsWith("/oidc");
        assertThat(claims.getScope()).isEqualTo(tokens.getScope());
        assertThat(claims.getJti()).isNotBlank();
        assertThat(Long.parseLong(claims.getExp()) - Long.parseLong(claims.getIat()))
                .isEqualTo(7200);
        var forged = tokens.getAccessToken().replaceFirst("\\.[^.]+$", ".AAAA");
        assertThatThrownBy(() -> sdk.introspectAccessTokenOffline(forged)).isNotNull();
    }
}
