package dev.doorsill.dialect.cloudbase;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Crowd;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever many ask at once of one proof or one address, on behalf of an account that is there: one gets it. */
@QuarkusTest
class SelfServiceRaceTest {
    private static final int CROWD = 64;
    private static final int ROUNDS = 10;
    private static final String BUSY = "409 aborted 10";
    private static final String TAKEN = "409 already_exists 6";
    private static final String REFUSED = "400 invalid_argument 3";

    @TestHTTPResource
    URL url;

    @Inject
    ProofTokens tokens;

    @Inject
    TestTime time;

    @Inject
    DataSource transactions;

    private final Map<String, String> addresses = new HashMap<>();
    private Crowd crowd;

    @BeforeEach
    void gather() {
        crowd = new Crowd(url.getPort());
    }

    @AfterEach
    void part() {
        crowd.close();
    }

    @Test
    void oneProofShowsOnceWhoSomebodyIs() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshPhone();
            var token = open(address);
            var proof = sealed(address).token();
            theOnly(many(() ->
                    Call.post("/user/sudo", Map.of("verification_token", proof)).bearer(token)));
        }
    }

    @Test
    void oneProofIsOneReset() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshEmail();
            var ended = open(address);
            var proof = sealed(address).token();
            theOnly(many(() -> Call.post(
                    "/reset",
                    Map.of("email", address, "verification_token", proof, "new_password", "Password@" + address))));
            assertThat(crowd.ask(Call.get("/user/me").bearer(ended)).status()).isEqualTo(401);
        }
    }

    @Test
    void oneAddressIsOneAccountsWhoeverProvesItFirst() {
        for (var round = 0; round < ROUNDS; round++) {
            var wanted = round % 2 == 0 ? Applicant.freshEmail() : Applicant.freshPhone();
            var calls = new ArrayList<Call>();
            for (var i = 0; i < 8; i++) {
                calls.add(contact(wanted, open(Applicant.freshPhone())));
                calls.add(sealed(wanted).signUp());
            }
            theOnly(crowd.ask(calls), TAKEN);
            assertThat(crowd.ask(sealed(wanted).signIn()).status()).isEqualTo(200);
        }
    }

    @Test
    void oneUsernameIsOnePersons() {
        for (var round = 0; round < ROUNDS; round++) {
            var name = "race" + UUID.randomUUID().toString().substring(0, 8);
            var calls = Stream.generate(() -> Call.post("/user/basic/edit", Map.of("username", name))
                            .bearer(open(Applicant.freshPhone())))
                    .limit(16)
                    .toList();
            theOnly(crowd.ask(calls), TAKEN);
        }
    }

    /** Whoever comes in while the account goes is let in before, and out with it; or finds nobody there. */
    @Test
    void nobodyEntersAnAccountThatIsGone() {
        for (var round = 0; round < ROUNDS; round++) {
            var address = round % 2 == 0 ? Applicant.freshEmail() : Applicant.freshPhone();
            var token = open(address);
            var calls = new ArrayList<Call>();
            calls.add(Call.delete("/user/me?sudo_token=" + sudo(token)).bearer(token));
            for (var i = 0; i < 24; i++) {
                calls.add(sealed(address).signIn());
            }
            Collections.shuffle(calls);
            var answers = crowd.ask(calls);
            assertThat(answers).extracting(Answer::outcome).isSubsetOf("200", "404 not_found 5");
            var entered = answers.stream()
                    .filter(answer -> answer.status() == 200 && answer.body().contains("access_token"))
                    .map(answer -> Call.get("/user/me").bearer(answer.text("access_token")))
                    .toList();
            assertThat(crowd.ask(entered)).extracting(Answer::status).allMatch(status -> status == 401);
            assertThat(crowd.ask(sealed(address).signUp()).status()).isEqualTo(200);
        }
    }

    /** Whoever was recognised by the old password before it went does not outlast it. */
    @Test
    void noPasswordOpensADoorOnceItIsAnother() {
        var recognised = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var address = Applicant.freshEmail();
            crowd.ask(sealed(address).signUp("password", "Password@123"));
            var calls = new ArrayList<Call>();
            for (var i = 0; i < 4; i++) {
                calls.add(Call.post("/signin", Map.of("username", address, "password", "Password@123")));
            }
            calls.add(
                    round % 5,
                    Call.post(
                            "/reset",
                            Map.of(
                                    "email",
                                    address,
                                    "verification_token",
                                    sealed(address).token(),
                                    "new_password",
                                    "Another@456")));
            var answers = new ArrayList<>(crowd.ask(calls));
            assertThat(answers.remove(round % 5).outcome()).isEqualTo("200");
            assertThat(answers).extracting(Answer::outcome).isSubsetOf("200", "400 invalid_username_or_password 3");
            var entered = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> Call.get("/user/me").bearer(answer.text("access_token")))
                    .toList();
            recognised += entered.size();
            assertThat(crowd.ask(entered)).extracting(Answer::status).allMatch(status -> status == 401);
        }
        assertThat(recognised).as("the reset never came too late").isPositive();
    }

    /** Its claimant's account becomes the prover's, or loses the address to a new one: never neither, never both. */
    @Test
    void aClaimedAddressIsOneAccountsWhetherItIsResetOrSignedUpWith() {
        for (var round = 0; round < ROUNDS; round++) {
            var wanted = Applicant.freshEmail();
            claim(wanted);
            var calls = new ArrayList<Call>();
            for (var i = 0; i < 4; i++) {
                calls.add(sealed(wanted).signUp("password", "Password@123"));
                calls.add(Call.post(
                        "/reset",
                        Map.of(
                                "email",
                                wanted,
                                "verification_token",
                                sealed(wanted).token(),
                                "new_password",
                                "Password@123")));
            }
            assertThat(crowd.ask(calls)).extracting(Answer::outcome).isSubsetOf("200", TAKEN, "404 not_found 5");
            var entered = crowd.ask(sealed(wanted).signIn());
            assertThat(entered.outcome()).isEqualTo("200");
            assertThat(crowd.ask(Call.get("/user/me").bearer(entered.text("access_token")))
                            .text("email"))
                    .isEqualTo(wanted);
        }
    }

    /** The sign-up's statement is under way when the reset's begins, and ends while that one waits for it. */
    @Test
    void aResetFindsWhoeverProvedTheAddressMeanwhile() throws SQLException {
        var wanted = Applicant.freshEmail();
        claim(wanted);
        var reset = Call.post(
                "/reset",
                Map.of("email", wanted, "verification_token", sealed(wanted).token(), "new_password", "Password@123"));
        var prover = UUID.randomUUID();
        try (var connection = transactions.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    INSERT INTO account (id, directory, client_id, email, email_key, email_verified, created_at, updated_at)
                    VALUES ('%1$s', 'default', 'env-1', '%2$s', '%2$s', true, now(), now())
                    """.formatted(prover, wanted));
            // Whoever asks for the first answer goes on: the reset has none before this ends.
            var answers = crowd.ask(List.of(reset), 0, () -> onceWaitedFor(connection, "SELECT"));
            assertThat(answers.get(0).outcome()).isEqualTo("200");
        }
        var entered = crowd.ask(Call.post("/signin", Map.of("username", wanted, "password", "Password@123")));
        assertThat(entered.text("sub")).isEqualTo(prover.toString());
    }

    /** Two statements that lock the same sessions in other orders wait for each other, until PostgreSQL breaks one off. */
    @Test
    void everySessionEndsThoughTheStatementWasADeadlocksVictim() throws SQLException {
        var address = Applicant.freshPhone();
        var opened = crowd.ask(sealed(address).signUp());
        crowd.ask(sealed(address).signIn());
        var sessions = "FROM session WHERE account_id = '%s'".formatted(opened.text("sub"));
        var lock = "SELECT id FROM session WHERE ctid = (SELECT %s(ctid) " + sessions + ") FOR UPDATE";
        var end = Call.delete("/user/revoke/all").bearer(opened.text("access_token"));
        try (var connection = transactions.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock.formatted("max"));
            var answers = crowd.ask(List.of(end), 0, () -> onceWaitedFor(connection, lock.formatted("min")));
            assertThat(answers.get(0).outcome()).isEqualTo("200");
            var left = statement.executeQuery("SELECT count(*) " + sessions + " AND revoked_at IS NULL");
            assertThat(left.next()).isTrue();
            assertThat(left.getInt(1)).isZero();
        }
    }

    /** Does what closes the circle as well, if anything, and commits. */
    private static void onceWaitedFor(Connection connection, String last) {
        var begun = System.nanoTime();
        try (var statement = connection.createStatement()) {
            boolean waitedFor;
            do {
                var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted");
                rows.next();
                waitedFor = rows.getInt(1) > 0;
            } while (!waitedFor && System.nanoTime() - begun < 3_000_000_000L);
            statement.execute(last);
            connection.commit();
            assertThat(waitedFor).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void claim(String email) {
        var claim = new JsonObject()
                .put("connection", "PASSWORD")
                .put("passwordPayload", new JsonObject().put("email", email).put("password", "Claimed@123"));
        assertThat(crowd.ask(Call.genAuth("/signup", claim)).outcome()).isEqualTo("200");
    }

    private Call contact(String address, String token) {
        var person = sealed(address);
        return Call.patch(
                        "/user/contact",
                        Map.of(
                                person.field(),
                                address,
                                "verification_token",
                                person.token(),
                                "sudo_token",
                                sudo(token)))
                .bearer(token);
    }

    private List<Answer> many(Supplier<Call> call) {
        return crowd.ask(Stream.generate(call).limit(CROWD).toList());
    }

    /** Somebody's access token; whose it is, is known from then on. */
    private String open(String address) {
        var token = crowd.ask(sealed(address).signUp()).text("access_token");
        addresses.put(token, address);
        return token;
    }

    private String sudo(String token) {
        var proof = sealed(Objects.requireNonNull(addresses.get(token))).token();
        return crowd.ask(Call.post("/user/sudo", Map.of("verification_token", proof))
                        .bearer(token))
                .text("sudo_token");
    }

    private Applicant sealed(String address) {
        return Applicant.sealed(tokens, address, time.instant().plus(Duration.ofMinutes(10)));
    }

    private static void theOnly(List<Answer> answers, String... refusals) {
        Map<String, Long> outcomes = answers.stream().collect(groupingBy(Answer::outcome, counting()));
        assertThat(outcomes).containsEntry("200", 1L);
        assertThat(outcomes.keySet())
                .isSubsetOf(Stream.concat(Stream.of("200", BUSY, REFUSED), Stream.of(refusals))
                        .toList());
    }
}
