package dev.doorsill.wire;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.TestTime;
import dev.doorsill.background.BackgroundLane;
import dev.doorsill.delivery.Inbox;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A crowd in front of the running service, and what it leaves behind there. */
public abstract class Gathering {
    protected static final int CROWD = 64;
    protected static final String OK = "200";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource
    protected URL url;

    @Inject
    Inbox inbox;

    @Inject
    BackgroundLane background;

    @Inject
    Pool database;

    @Inject
    protected TestTime time;

    protected Crowd crowd;

    @BeforeEach
    void gather() {
        crowd = new Crowd(url.getPort());
    }

    @AfterEach
    void part() {
        crowd.close();
    }

    /** That many requests at once. */
    protected List<Answer> ask(int times, Supplier<Call> calls) {
        return crowd.ask(Stream.generate(calls).limit(times).toList());
    }

    /** The answer to who comes when all is done that earlier answers did not wait for. */
    protected Answer afterwards(Call call) {
        settle();
        return crowd.ask(call);
    }

    private void settle() {
        background.settled().await().atMost(PATIENCE);
    }

    /** The one answer that granted something; the others are refusals of the named sorts. */
    protected static Answer theOnly(List<Answer> answers, String... refusals) {
        Map<String, Long> outcomes = answers.stream().collect(groupingBy(Answer::outcome, counting()));
        assertThat(outcomes).containsEntry(OK, 1L);
        assertThat(outcomes.keySet())
                .isSubsetOf(Stream.concat(Stream.of(OK), Stream.of(refusals)).toList());
        return granted(answers).get(0);
    }

    protected static List<Answer> granted(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.outcome().equals(OK)).toList();
    }

    /** The code that was sent to the address last. */
    protected String newestCode(String address) {
        return inbox.sentTo(address)
                .get(0)
                .message()
                .code()
                .orElseThrow()
                .passcode()
                .reveal();
    }

    /** The code that comes after that request. */
    protected String code(Entrant person, String channel) {
        return codeAfter(person, person.askForCode(channel));
    }

    protected String completionCode(Entrant person) {
        return codeAfter(person, person.askForCompletionCode());
    }

    private String codeAfter(Entrant person, Call ask) {
        var before = messages(person.address());
        assertThat(crowd.ask(ask).outcome()).isEqualTo(OK);
        // Some codes leave after the answer, lest it tell by its time who has an account.
        settle();
        assertThat(messages(person.address())).isEqualTo(before + 1);
        return newestCode(person.address());
    }

    protected int messages(String address) {
        return inbox.sentTo(address).size();
    }

    protected List<String> accountsOf(Entrant person) {
        return accounts("phone = $1 OR email_key = $1", person.key());
    }

    protected List<String> accounts(String condition, String value) {
        return column("SELECT id::text FROM account WHERE " + condition, value);
    }

    /** The one column of all rows, as text. */
    protected List<String> column(String sql, Object value) {
        var rows = database.preparedQuery(sql).execute(Tuple.of(value)).await().atMost(PATIENCE);
        var found = new ArrayList<String>();
        rows.forEach(row -> found.add(row.getString(0)));
        return found;
    }
}
