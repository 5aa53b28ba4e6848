package dev.doorsill.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.account.Gender;
import dev.doorsill.account.NewAccount;
import dev.doorsill.account.Origin;
import dev.doorsill.account.PgAdmissions;
import dev.doorsill.account.Profile;
import dev.doorsill.account.ProfileField;
import dev.doorsill.event.Act;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.Spending;
import dev.doorsill.security.NewPassword;
import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.Strength;
import dev.doorsill.wire.Applicant;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a sign-up answers without another look is what another look would find, field by field. */
@QuarkusTest
class NewAccountTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");

    @Inject
    PgAdmissions admissions;

    @Inject
    Accounts accounts;

    @Test
    void isAnsweredAsItIsStored() throws Throwable {
        var texts = new EnumMap<ProfileField, String>(ProfileField.class);
        for (var field : ProfileField.values()) {
            texts.put(field, "my " + field);
        }
        checkStored(new NewAccount(
                UUID.randomUUID(),
                "default",
                "app-1",
                List.<Address>of(PhoneNumber.parse(Applicant.freshPhone())),
                Optional.of(EmailAddress.parse(Applicant.freshEmail().replace("p", "P"))),
                Optional.empty(),
                Optional.of(Username.parse("U" + UUID.randomUUID())),
                Optional.of(new NewPassword(new PasswordHash("$argon2id$x"), Strength.HIGH)),
                new Profile(
                        texts,
                        Optional.of(Gender.FEMALE),
                        Map.of("n", 1, "text", "ü", "list", List.of(1, Map.of("a", true)))),
                new Origin(Optional.of("192.0.2.1"), Optional.of("a browser"), Optional.of("iOS")),
                Optional.empty()));
    }

    @Test
    void isAnsweredAsItIsStoredWhenItSaysNothing() throws Throwable {
        checkStored(new NewAccount(
                UUID.randomUUID(),
                "default",
                "app-1",
                List.<Address>of(EmailAddress.parse(Applicant.freshEmail())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Profile.EMPTY,
                new Origin(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty()));
    }

    private void checkStored(NewAccount fresh) throws Throwable {
        var request = new Fingerprint(UUID.randomUUID().toString(), Optional.empty(), Duration.ZERO, false);
        var answered = VertxContextSupport.subscribeAndAwait(
                () -> admissions.admit(fresh, NOW, new Spending(List.of(), request), Act.ofService()));
        Account stored = VertxContextSupport.subscribeAndAwait(() -> accounts.find(fresh.id()))
                .orElseThrow();
        for (var field : Account.class.getFields()) {
            assertThat(field.get(answered)).as(field.getName()).isEqualTo(field.get(stored));
        }
    }
}
