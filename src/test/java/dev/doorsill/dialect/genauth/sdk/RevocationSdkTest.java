package dev.doorsill.dialect.genauth.sdk;

import static dev.doorsill.dialect.genauth.sdk.Answers.outcome;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.authing.sdk.java.dto.authentication.BuildLogoutUrlParams;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tokens that an application gives back, and those that it cannot. */
@QuarkusTest
class RevocationSdkTest {
    private Resident resident;

    @BeforeEach
    void arrive() {
        resident = Resident.settle();
    }

    /** Of tokens that are another's an application learns nothing, nor can it end them. */
    @Test
    void areNobodyElsesBusiness() throws Exception {
        var owner = Sdk.client(AuthMethodEnum.NONE);
        var tokens = resident.signIn(owner);
        var other = Sdk.client();

        assertThat(other.introspectToken(tokens.getAccessToken()).getActive()).isFalse();
        assertThat(other.revokeToken(tokens.getAccessToken())).isTrue();
        assertThat(other.revokeToken(tokens.getRefreshToken())).isTrue();
        assertThatThrownBy(() -> other.getNewAccessTokenByRefreshToken(tokens.getRefreshToken()))
                .hasMessageContaining("\"error\":\"invalid_grant\"");
        other.setAccessToken(tokens.getAccessToken());
        assertThat(outcome(Profiles.read(other))).isEqualTo("401 2020");

        assertThat(owner.introspectToken(tokens.getAccessToken()).getActive()).isTrue();
        assertThat(owner.getNewAccessTokenByRefreshToken(tokens.getRefreshToken()))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void areGivenBack(AuthMethodEnum method) {
        var sdk = Sdk.client(method);
        var tokens = resident.signIn(sdk);

        assertThat(sdk.revokeToken(tokens.getRefreshToken())).isTrue();

        assertThatThrownBy(() -> sdk.getNewAccessTokenByRefreshToken(tokens.getRefreshToken()))
                .hasMessageContaining("\"error\":\"invalid_grant\"");
    }

    @Test
    void areUselessOnceTheAccessTokenWasGivenBack() {
        var sdk = Sdk.client();
        var token = resident.signIn(sdk).getAccessToken();

        assertThat(sdk.revokeToken(token)).isTrue();

        assertThat(sdk.introspectToken(token).getActive()).isFalse();
        sdk.setAccessToken(token);
        assertThat(outcome(Profiles.read(sdk))).isEqualTo("401 2020");
        assertThatThrownBy(() -> sdk.getUserInfoByAccessToken(token))
                .hasMessageContaining("\"error\":\"invalid_token\"");
    }

    /** The SDK only writes the address; a browser goes there. */
    @Test
    void endInABrowser() throws Exception {
        var sdk = Sdk.client();
        var params = new BuildLogoutUrlParams();
        params.setIdTokenHint(resident.signIn(sdk).getIdToken());
        params.setPostLogoutRedirectUri("http://nowhere.example.com/");

        var page = given().redirects().follow(false).get(sdk.buildLogoutUrl(params));

        // Nobody has registered this address.
        assertThat(page.header("location")).isNull();
        assertThat(page.statusCode()).isLessThan(500);
        given().redirects()
                .follow(false)
                .get(sdk.buildLogoutUrl(new BuildLogoutUrlParams()))
                .then()
                .statusCode(200);
    }
}
