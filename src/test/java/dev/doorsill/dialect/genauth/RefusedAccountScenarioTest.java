package dev.doorsill.dialect.genauth;

import static dev.doorsill.dialect.genauth.Guest.PASSWORD;
import static dev.doorsill.dialect.genauth.Guest.fields;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that an operator has blocked, or that have gone while somebody was on the way in. */
@QuarkusTest
class RefusedAccountScenarioTest {
    @Inject
    DataSource database;

    private Guest member = new Guest();

    @BeforeEach
    void somebodySignsUp() {
        member = Guest.member();
    }

    @Test
    void tellsWhoKnowsThePasswordThatTheAccountIsBlocked() {
        var code = member.emailCode("CHANNEL_LOGIN");
        change("status = 'BLOCKED'");
        Guest.signIn(fields("email", member.email, "password", PASSWORD)).refused(Refusal.BLOCKED);
        Guest.signIn(fields("email", member.email, "password", "not it")).refused(Refusal.WRONG_CREDENTIALS);
        Guest.signInByCode(fields("email", member.email, "passCode", code)).refused(Refusal.BLOCKED);
        Guest.signInByCode(fields("email", member.email, "passCode", "000000")).refused(Refusal.WRONG_PASSCODE);
    }

    @Test
    void tellsWhoHasTheCodeThatTheAccountHasGone() {
        var code = member.emailCode("CHANNEL_LOGIN");
        change("email = NULL, email_key = NULL, email_verified = false, status = 'ARCHIVED'");
        Guest.signInByCode(fields("email", member.email, "passCode", "000000")).refused(Refusal.WRONG_PASSCODE);
        Guest.signInByCode(fields("email", member.email, "passCode", code)).refused(Refusal.NO_SUCH_USER);
    }

    private void change(String assignments) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("UPDATE account SET " + assignments + " WHERE email_key = ?")) {
            statement.setString(1, member.email);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("one account has the address");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
