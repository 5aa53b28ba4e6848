package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.load.ConcurrencyLimit;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With a store stopped or frozen every endpoint of every dialect answers, in the dialect's shape and in time (a
 * {@code Line} waits five seconds at most); afterwards everything works again in the same process.
 */
@QuarkusTest
@TestProfile(Faults.class)
class EveryEndpointFaultTest extends FaultScene {
    @Inject
    IdentityTokens identityTokens;

    @Inject
    ConcurrencyLimit limit;

    @ParameterizedTest
    @EnumSource
    void everyEndpointAnswers(Fault fault) {
        var endpoints = endpoints();
        fault.begin(this);
        var answers = ask(endpoints);
        var outcomes = new LinkedHashMap<String, String>();
        var expected = new LinkedHashMap<String, String>();
        for (var i = 0; i < endpoints.size(); i++) {
            var endpoint = endpoints.get(i);
            outcomes.put(name(endpoint), answers.get(i).outcome());
            expected.put(name(endpoint), fault.serves(endpoint.needs()) ? OK : endpoint.away());
            assertDressed(endpoint, answers.get(i));
            assertThat(answers.get(i).retryAfter().isPresent())
                    .as(endpoint.name())
                    .isEqualTo(answers.get(i).status() == 503);
        }
        assertThat(outcomes).isEqualTo(expected);
        fault.end(this);
        assertServed();
    }

    @Test
    void everyEndpointAnswersWhenItsConnectionIsCut() {
        var endpoints = endpoints();
        var answers = crowd.ask(calls(endpoints), 0, postgres::killConnections);
        for (var i = 0; i < endpoints.size(); i++) {
            assertThat(answers.get(i).outcome())
                    .as(name(endpoints.get(i)))
                    .isIn(OK, endpoints.get(i).away());
        }
        assertServed();
    }

    @Test
    void everyEndpointAnswersAfterRedisHasForgottenEverything() {
        var endpoints = endpoints();
        redis.empty();
        var answers = ask(endpoints);
        for (var i = 0; i < endpoints.size(); i++) {
            assertThat(answers.get(i).outcome())
                    .as(name(endpoints.get(i)))
                    .isEqualTo(endpoints.get(i).forgotten());
        }
    }

    /** Nobody who would need a store is let in; what a node knows by heart it says, and operators get through. */
    @Test
    void everyEndpointRefusesWhenTheHouseIsFull() {
        var endpoints = endpoints();
        var house = FullHouse.withAFullQueue(limit);
        var answers = ask(endpoints);
        for (var i = 0; i < endpoints.size(); i++) {
            var endpoint = endpoints.get(i);
            var served =
                    endpoint.needs() == Needs.NOTHING || endpoint.call().path().startsWith("/admin");
            assertThat(answers.get(i).outcome()).as(name(endpoint)).isEqualTo(served ? OK : endpoint.away());
            assertThat(answers.get(i).retryAfter())
                    .as(endpoint.name())
                    .isEqualTo(served ? Optional.empty() : Optional.of(1));
            assertDressed(endpoint, answers.get(i));
        }
        house.open();
        assertServed();
        assertThat(limit.waiting()).isZero();
    }

    @Test
    void whoWaitsForAPlaceIsServedInTurn() {
        var house = FullHouse.withAQueue(limit);
        var calls = Stream.generate(() -> stranger().signUp()).limit(CROWD).toList();
        var answers = crowd.ask(calls, 0, () -> {
            while (limit.waiting() <= CROWD) {
                Thread.onSpinWait();
            }
            house.open();
        });
        assertThat(answers).extracting(Answer::outcome).containsOnly(OK);
        assertThat(limit.waiting()).isZero();
    }

    /** Clients of the envelope read its words and its number, whatever happened. */
    private static void assertDressed(Endpoint endpoint, Answer answer) {
        if (endpoint.call().path().startsWith("/api/v3")) {
            assertThat(answer.text("message")).as(endpoint.name()).isNotBlank();
            assertThat(answer.text("requestId")).as(endpoint.name()).isNotBlank();
        }
    }

    private void assertServed() {
        eventually(OK, () -> Call.get("/checkIfUserExist?username=nobody"));
        assertHealthy();
        var outcomes = new LinkedHashMap<String, String>();
        endpoints()
                .forEach(endpoint ->
                        outcomes.put(name(endpoint), crowd.ask(endpoint.call()).outcome()));
        assertThat(outcomes.values()).as("%s", outcomes).containsOnly(OK);
    }

    private List<Endpoint> endpoints() {
        var all = new ArrayList<>(CloudBaseEndpoints.of(this));
        all.addAll(new SelfServiceEndpoints(this).all());
        all.addAll(new ProviderEndpoints(this, identityTokens).all());
        all.addAll(GenAuthEndpoints.of(this));
        all.addAll(OperatorEndpoints.of(this));
        return all;
    }

    private List<Answer> ask(List<Endpoint> endpoints) {
        return crowd.ask(calls(endpoints));
    }

    private static List<Call> calls(List<Endpoint> endpoints) {
        return endpoints.stream().map(Endpoint::call).toList();
    }

    private static String name(Endpoint endpoint) {
        return endpoint.call().path().replaceAll("\\?.*", "") + " (" + endpoint.name() + ")";
    }
}
