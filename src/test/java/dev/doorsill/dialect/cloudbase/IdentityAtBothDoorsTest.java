package dev.doorsill.dialect.cloudbase;

import static dev.doorsill.dialect.cloudbase.Refusal.INVALID_ARGUMENT;
import static dev.doorsill.dialect.cloudbase.Refusal.UNAUTHENTICATED;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.WithProviders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who came through one door with a third party's word is shown with it at the other. */
@QuarkusTest
@TestProfile(WithProviders.class)
class IdentityAtBothDoorsTest {
    private static final String PASSWORD = "Password@123";

    OpenIdServer server;

    /** Who has not said who they are can sign up with a third party, and cannot leave a way in behind. */
    @Test
    void anonymousPeopleLinkNothing() {
        var traveller = Traveller.to(server, "people");
        var token = traveller.token();
        var session = Session.of(
                traveller.visitor(), Answer.granted(traveller.visitor().post("/signin/anonymously", Map.of())));
        Answer.refused(session.post("/user/provider/bind", Map.of("provider_token", token)), INVALID_ARGUMENT);
        var signedUp = Answer.granted(session.post("/signup", Map.of("provider_token", token)));
        assertThat(signedUp.text("sub")).isEqualTo(session.subject());
    }

    /** There is no password and no address to ask for. */
    @Test
    void whoIsKnownByAThirdPartyAloneShowsAgainWhoTheyAreByIt() {
        var traveller = Traveller.to(server, "people");
        var session = Session.of(traveller.visitor(), Answer.granted(traveller.signUp(traveller.token())));
        var stranger = Traveller.to(server, "people").token();
        Answer.refused(session.post("/user/sudo", Map.of("provider_token", stranger)), INVALID_ARGUMENT);
        var sudo = session.sudo("provider_token", traveller.token());
        Answer.granted(session.delete("/user/me?sudo_token=" + sudo));
        Answer.refused(session.me(), UNAUTHENTICATED);
    }

    @Test
    void showsAnIdentityAtTheOtherDoor() {
        var traveller = Traveller.to(server, "people");
        var name = "u" + UUID.randomUUID().toString().substring(0, 12);
        Answer.granted(traveller.signUp(traveller.token(), "username", name, "password", PASSWORD));
        String token = given().header("x-authing-app-id", "app-1")
                .body(Map.of(
                        "connection",
                        "PASSWORD",
                        "passwordPayload",
                        Map.of("username", name, "password", PASSWORD),
                        "client_id",
                        "app-1",
                        "client_secret",
                        "app-secret-1"))
                .post("/api/v3/signin")
                .path("data.access_token");
        given().header("x-authing-app-id", "app-1")
                .header("Authorization", token)
                .get("/api/v3/get-profile?withIdentities=true")
                .then()
                .body("data.identities", hasSize(1))
                .body("data.identities[0].extIdpId", equalTo("people"))
                .body("data.identities[0].provider", equalTo("oidc"))
                .body("data.identities[0].type", equalTo("sub"))
                .body("data.identities[0].userIdInIdp", equalTo(traveller.subject()))
                .body("data.identities[0].userInfoInIdp.name", equalTo("Somebody"))
                .body("data.identities[0].originConnIds", contains("people"));
        given().header("x-authing-app-id", "app-1")
                .header("Authorization", token)
                .get("/api/v3/get-profile")
                .then()
                .body("statusCode", equalTo(200))
                .body("data.identities", nullValue());
    }
}
