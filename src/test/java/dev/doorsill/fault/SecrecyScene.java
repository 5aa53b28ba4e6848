package dev.doorsill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.delivery.Inbox;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scene in which everything that is written down is read, and nothing secret may be found. */
abstract class SecrecyScene extends FaultScene {
    static final String PASSWORD = "Canary#Password-7391";
    static final String WRONG = "Canary#Wrong-5820";
    private static final Logger HOUSE = Logger.getLogger("dev.doorsill");

    @Inject
    Inbox inbox;

    final Map<String, String> secrets = new LinkedHashMap<>();
    final Map<Call, String> codes = new LinkedHashMap<>();
    private final LogEar ear = new LogEar();
    private final List<String> refusals = new ArrayList<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = HOUSE.getLevel();
        HOUSE.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(ear);
        HOUSE.setLevel(before);
    }

    Answer ask(Call call) {
        var answer = crowd.ask(call);
        if (!answer.outcome().equals(OK)) {
            refusals.add(answer.body());
        }
        return answer;
    }

    String newestMail(String address) {
        return inbox.sentTo(address)
                .get(0)
                .message()
                .code()
                .orElseThrow()
                .passcode()
                .reveal();
    }

    /** @param heard what must be in the log, lest the test hear nothing in silence */
    void assertNothingTold(String... heard) throws IOException {
        var metrics = ask(Call.plain("/q/metrics")).body();
        var log = ear.text() + Files.readString(Faults.LOG_FILE);
        assertThat(log).contains(heard);
        secrets.forEach((what, secret) -> {
            assertThat(log.contains(secret)).as("%s in the log", what).isFalse();
            assertThat(metrics.contains(secret)).as("%s in the metrics", what).isFalse();
            assertThat(String.join("\n", refusals).contains(secret))
                    .as("%s in a refusal", what)
                    .isFalse();
        });
        codes.forEach((call, code) -> assertThat(linesOf(call, log))
                .noneMatch(line ->
                        Pattern.compile("\\b" + code + "\\b").matcher(line).find()));
    }

    private static List<String> linesOf(Call call, String log) {
        var id = call.headers().get("x-request-id");
        return log.lines().filter(line -> line.contains(id)).toList();
    }
}
