package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.fields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.doorsill.dialect.cloudbase.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One account, whichever door it was opened through. */
@QuarkusTest
class TwoDoorsTest {
    @Test
    void whoSignedUpThroughTheOtherDoorByPhoneEntersHere() {
        var visitor = Visitor.withPhone();
        var sub = visitor.signUp("username", username(), "password", Guest.PASSWORD, "name", "Mei")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("sub");
        var number = visitor.address().substring("+86 ".length());

        var token = Guest.signIn(fields("phone", number, "password", Guest.PASSWORD))
                .granted()
                .text("data.access_token");
        var profile = Guest.get("/get-profile", token).granted();

        assertThat(profile.text("data.userId")).isEqualTo(sub);
        assertThat(profile.text("data.name")).isEqualTo("Mei");
    }

    @Test
    void whoSignedUpThroughTheOtherDoorByEmailEntersHereByCode() {
        var visitor = Visitor.withEmail();
        var sub = visitor.signUp().then().statusCode(200).extract().<String>path("sub");

        Guest.post("/send-email", fields("channel", "CHANNEL_LOGIN", "email", visitor.address()))
                .granted();
        var token = Guest.signInByCode(
                        fields("email", visitor.address(), "passCode", Guest.newestCode(visitor.address())))
                .granted()
                .text("data.access_token");

        assertThat(Guest.get("/get-profile", token).granted().text("data.userId"))
                .isEqualTo(sub);
    }

    @Test
    void whoSignedUpHereEntersThroughTheOtherDoorByPassword() {
        var guest = new Guest();
        var id = guest.signUpWith(fields("email", guest.email, "username", guest.username, "password", Guest.PASSWORD))
                .granted()
                .text("data.userId");

        var visitor = Visitor.withEmail(guest.email);
        for (var name : new String[] {guest.email, guest.username}) {
            visitor.post("/signin", fields("username", name, "password", Guest.PASSWORD))
                    .then()
                    .statusCode(200)
                    .body("sub", equalTo(id));
        }
    }

    /** And so makes the address their own. */
    @Test
    void whoClaimedAnAddressHereProvesItThroughTheOtherDoor() {
        var guest = new Guest();
        var id = guest.signUp().granted().text("data.userId");
        assertThat(guest.signUp().refused(Refusal.EXISTS).text("message")).isNotBlank();

        var visitor = Visitor.withEmail(guest.email);
        visitor.post("/signin", fields("verification_token", visitor.proof()))
                .then()
                .statusCode(200)
                .body("sub", equalTo(id));

        Guest.signIn(fields("email", guest.email, "password", Guest.PASSWORD)).refused(Refusal.WRONG_CREDENTIALS);
    }

    private static String username() {
        return "u" + UUID.randomUUID().toString().substring(0, 18);
    }
}
