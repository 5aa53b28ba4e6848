package dev.doorsill.dialect.cloudbase;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignUpScenarioTest {
    @Test
    void aPhoneNumberBecomesAnAccountWithTokens() {
        var visitor = Visitor.withPhone();
        var answer = visitor.signUp("username", "u" + System.nanoTime(), "password", "Password@123")
                .then()
                .statusCode(200)
                .body("token_type", equalTo("Bearer"))
                .body("refresh_token", matchesPattern("m\\.[A-Za-z0-9._-]{1,126}"))
                .body("expires_in", equalTo(7200))
                .body("sub", notNullValue())
                .extract();
        visitor.me(answer.path("access_token"))
                .then()
                .statusCode(200)
                .body("sub", equalTo(answer.<String>path("sub")))
                .body("phone_number", equalTo(visitor.address()));
    }
}
