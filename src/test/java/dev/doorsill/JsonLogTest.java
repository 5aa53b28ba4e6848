package dev.doorsill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Arrays;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

/** What a collector of logs is given. */
@QuarkusTest
class JsonLogTest {
    @Test
    void aLineIsOneObjectWithTheNameOfItsRequest() throws IOException {
        var console = console();
        var before = console.getFormatter();
        try {
            new JsonLog(() -> LogFormat.JSON).dress(new StartupEvent());
            var line = console.getFormatter().format(record());

            assertThat(line.strip()).doesNotContain("\n");
            var json = new ObjectMapper().readTree(line);
            assertThat(json.path("message").asText()).isEqualTo("two\nlines \"quoted\"");
            assertThat(json.path("level").asText()).isEqualTo("WARN");
            assertThat(json.path("loggerName").asText()).isEqualTo("dev.doorsill");
            assertThat(json.path("timestamp").asText()).startsWith("20");
            assertThat(json.at("/mdc/request_id").asText()).isEqualTo("r-1");
            assertThat(json.at("/exception/exceptionType").asText()).isEqualTo("java.lang.IllegalStateException");
        } finally {
            console.setFormatter(before);
        }
    }

    @Test
    void linesForPeopleStayAsTheyAre() {
        var before = console().getFormatter();
        new JsonLog(() -> LogFormat.TEXT).dress(new StartupEvent());
        assertThat(console().getFormatter()).isSameAs(before);
    }

    private static ExtLogRecord record() {
        var record = new ExtLogRecord(Level.WARN, "two\nlines \"quoted\"", "dev.doorsill");
        record.setLoggerName("dev.doorsill");
        record.putMdc("request_id", "r-1");
        record.setThrown(new IllegalStateException("why"));
        return record;
    }

    private static ConsoleHandler console() {
        return Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .filter(ConsoleHandler.class::isInstance)
                .map(ConsoleHandler.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
