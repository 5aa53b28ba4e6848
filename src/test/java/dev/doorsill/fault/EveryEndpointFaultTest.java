package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Proving;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With a store stopped or frozen every endpoint answers, in the dialect's shape and in time (a {@code Line} waits five
 * seconds at most); afterwards everything works again in the same process.
 */
@QuarkusTest
@TestProfile(Faults.class)
class EveryEndpointFaultTest extends FaultScene {
    private static final String PASSWORD = "Password@123";

    /** What fails, how it comes back, and who still can do their work. */
    enum Fault {
        DATABASE_STOPPED(false, scene -> scene.postgres.stop(), scene -> scene.postgres.start()),
        DATABASE_FROZEN(false, scene -> scene.postgres.freeze(), scene -> scene.postgres.thaw()),
        REDIS_STOPPED(true, scene -> scene.redis.stop(), scene -> scene.redis.start()),
        REDIS_FROZEN(true, scene -> scene.redis.freeze(), scene -> scene.redis.thaw());

        private final boolean hasDatabase;
        private final Consumer<FaultScene> begin;
        private final Consumer<FaultScene> end;

        Fault(boolean hasDatabase, Consumer<FaultScene> begin, Consumer<FaultScene> end) {
            this.hasDatabase = hasDatabase;
            this.begin = begin;
            this.end = end;
        }

        /** Whether an endpoint that needs one store only, or both, can be served. */
        boolean serves(Needs needs) {
            return switch (needs) {
                case DATABASE -> hasDatabase;
                case REDIS -> !hasDatabase;
                case BOTH -> false;
            };
        }
    }

    enum Needs {
        DATABASE,
        REDIS,
        BOTH
    }

    record Row(Needs needs, Call call) {}

    @ParameterizedTest
    @EnumSource
    void everyEndpointAnswers(Fault fault) {
        var rows = endpoints();
        fault.begin.accept(this);
        var outcomes = new LinkedHashMap<String, String>();
        var expected = new LinkedHashMap<String, String>();
        var answers = crowd.ask(rows.values().stream().map(Row::call).toList()).iterator();
        rows.forEach((name, row) -> {
            var answer = answers.next();
            outcomes.put(name, answer.outcome());
            expected.put(name, fault.serves(row.needs()) ? OK : AWAY);
            assertThat(answer.retryAfter().isPresent()).as(name).isEqualTo(answer.status() == 503);
        });
        assertThat(outcomes).isEqualTo(expected);
        fault.end.accept(this);
        eventually(OK, () -> Call.get("/checkIfUserExist?username=nobody"));
        assertHealthy();
        var again = new LinkedHashMap<String, String>();
        endpoints().forEach((name, row) -> again.put(name, crowd.ask(row.call()).outcome()));
        assertThat(again.values()).containsOnly(OK);
    }

    /** One request to each endpoint, good in itself. */
    private Map<String, Row> endpoints() {
        var member = verified();
        var first = crowd.ask(member.signUp("password", PASSWORD));
        var sessions = java.util.stream.Stream.generate(() -> crowd.ask(signInAgain(member)))
                .limit(4)
                .toList();
        var phone = Applicant.freshPhone();
        var verification = crowd.ask(Proving.askForCode(phone)).text("verification_id");
        var rows = new LinkedHashMap<String, Row>();
        rows.put("verification", new Row(Needs.BOTH, Proving.askForCode(Applicant.freshEmail())));
        rows.put("verify", new Row(Needs.REDIS, Proving.bringBack(verification, newestCode(phone))));
        rows.put("signup", new Row(Needs.DATABASE, verified().signUp()));
        rows.put("signup with password", new Row(Needs.DATABASE, verified().signUp("password", PASSWORD)));
        rows.put("signin by password", new Row(Needs.BOTH, passwordSignIn(member, PASSWORD)));
        rows.put("signin by proof", new Row(Needs.DATABASE, signInAgain(member)));
        rows.put("token", new Row(Needs.DATABASE, refresh(first.text("refresh_token"))));
        rows.put("me", new Row(Needs.DATABASE, Call.get("/user/me").bearer(access(sessions.get(0)))));
        rows.put(
                "signout",
                new Row(Needs.DATABASE, Call.post("/user/signout", Map.of()).bearer(access(sessions.get(1)))));
        rows.put("revoke access", new Row(Needs.DATABASE, revoke(access(sessions.get(2)))));
        rows.put(
                "revoke refresh", new Row(Needs.DATABASE, revoke(sessions.get(3).text("refresh_token"))));
        rows.put("exists", new Row(Needs.BOTH, Call.get("/checkIfUserExist?username=nobody")));
        return rows;
    }

    private static String access(Answer answer) {
        return answer.text("access_token");
    }

    private static Call revoke(String token) {
        return Call.post("/revoke", Map.of("token", token));
    }
}
