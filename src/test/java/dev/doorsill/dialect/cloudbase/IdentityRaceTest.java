package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.proof.ExternalProfile;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.WithProviders;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Gathering;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is asked of one code, one token or one identity by many at once: one gets it. */
@QuarkusTest
@TestProfile(WithProviders.class)
class IdentityRaceTest extends Gathering {
    private static final int ROUNDS = 20;
    private static final String BUSY = "409 aborted 10";
    private static final String REFUSED = "400 invalid_argument 3";
    private static final String TAKEN = "409 already_exists 6";
    private static final String NOT_VOUCHED = "400 provider_error 4019";
    private static final String BY_SUBJECT = "SELECT account_id::text FROM identity WHERE subject = $1";

    OpenIdServer server;

    @Inject
    IdentityTokens tokens;

    @Inject
    ProofTokens addressTokens;

    @BeforeEach
    void live() {
        server.follow(time);
    }

    private static final ExternalProfile NOTHING =
            new ExternalProfile(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    private String token(String provider, String subject) {
        var identity = new ExternalIdentity(provider, server.issuer(), subject);
        return tokens.seal(tokens.attest("default", identity, NOTHING));
    }

    private static String subject() {
        return "race-" + UUID.randomUUID();
    }

    private static Call signUp(String token) {
        return Call.post("/signup", Map.of("provider_token", token));
    }

    private static Call signIn(String token) {
        return Call.post("/signin/with/provider", Map.of("provider_token", token));
    }

    @Test
    void oneTokenIsOneAccount() {
        for (var round = 0; round < ROUNDS; round++) {
            var subject = subject();
            var token = token("people", subject);
            var winner = theOnly(ask(CROWD, () -> signUp(token)), BUSY, REFUSED);
            assertThat(column(BY_SUBJECT, subject)).containsExactly(winner.text("sub"));
        }
    }

    @Test
    void oneIdentityIsOneAccountWhateverItsTokens() {
        for (var round = 0; round < ROUNDS; round++) {
            var subject = subject();
            var winner = theOnly(ask(CROWD, () -> signUp(token("people", subject))), TAKEN);
            assertThat(column(BY_SUBJECT, subject)).containsExactly(winner.text("sub"));
        }
    }

    @Test
    void signInsThatOpenAccountsOpenOne() {
        for (var round = 0; round < ROUNDS; round++) {
            var subject = subject();
            var answers = ask(CROWD, () -> signIn(token("club", subject)));
            assertThat(granted(answers)).hasSize(CROWD);
            var account = column(BY_SUBJECT, subject);
            assertThat(account).hasSize(1);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.text("sub")).isEqualTo(account.get(0)));
        }
    }

    @Test
    void oneIdentityIsBoundToOneAccount() {
        var sessions = IntStream.range(0, 8)
                .mapToObj(i -> crowd.ask(Applicant.sealed(
                                addressTokens,
                                Applicant.freshEmail(),
                                time.instant().plusSeconds(500))
                        .signUp()))
                .toList();
        for (var round = 0; round < ROUNDS; round++) {
            var subject = subject();
            var answers = crowd.ask(sessions.stream()
                    .map(session -> Call.post(
                                    "/user/provider/bind", Map.of("provider_token", token("p" + subject, subject)))
                            .bearer(session.text("access_token")))
                    .toList());
            assertThat(granted(answers)).hasSize(1);
            assertThat(column(BY_SUBJECT, subject)).hasSize(1);
        }
    }

    @Test
    void oneCodeIsOneToken() {
        for (var round = 0; round < 5; round++) {
            var person = Traveller.to(server, "people");
            var code = person.code();
            var comeBack = Call.post("/provider/token", person.body(code)).with("x-device-id", person.deviceId());
            var crowdOfReturns = Stream.generate(() ->
                            comeBack.with("x-request-id", UUID.randomUUID().toString()))
                    .limit(CROWD)
                    .toList();
            var winner = theOnly(crowd.ask(crowdOfReturns), BUSY, NOT_VOUCHED);
            assertThat(crowd.ask(signUp(winner.text("provider_token"))).outcome())
                    .isEqualTo(OK);
        }
    }

    @Test
    void oneRequestIsOneTokenHoweverOftenItComes() {
        var person = Traveller.to(server, "people");
        var comeBack = Call.post("/provider/token", person.body(person.code())).with("x-device-id", person.deviceId());
        var answers = crowd.ask(CROWD, comeBack);
        assertThat(granted(answers)).isNotEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.outcome()).isIn(OK, BUSY));
        assertThat(granted(answers).stream()
                        .map(answer -> answer.text("provider_token"))
                        .distinct())
                .hasSize(1);
        assertThat(crowd.ask(comeBack).text("provider_token"))
                .isEqualTo(granted(answers).get(0).text("provider_token"));
    }
}
