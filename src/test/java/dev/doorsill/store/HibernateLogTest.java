package dev.doorsill.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.hibernate.engine.jdbc.spi.SQLExceptionLogging;
import org.junit.jupiter.api.Test;

class HibernateLogTest {
    /** PostgreSQL prints addresses in its messages, and Hibernate logs the message of a failed statement. */
    @Test
    void saysNothingOfAFailedStatement() throws IOException {
        var settings = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(reader);
        }
        assertThat(settings)
                .containsEntry("quarkus.log.category.\"" + SQLExceptionLogging.ERROR_NAME + "\".level", "OFF");
    }
}
