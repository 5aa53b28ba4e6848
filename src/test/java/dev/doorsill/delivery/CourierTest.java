package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static dev.doorsill.delivery.DeliveryKit.PHONE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final Inbox inbox = new Inbox(10, DeliveryKit.TIME);
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void aChannelWithoutAGatewayIsOff() {
        var courier = courier(Map.of("email.gateway", "inbox"));

        var problem = catchThrowableOfType(
                Problem.class,
                () -> courier.send(message(PHONE, Locale.ENGLISH)).await().atMost(PATIENCE));

        assertThat(problem.code()).isEqualTo(ProblemCode.RECIPIENT_REFUSED);
    }

    @Test
    void theInboxKeepsTheMessageAndTheConsoleShowsTheCode() {
        var message = message(EMAIL, Locale.ENGLISH);

        courier(Map.of("email.gateway", "inbox")).send(message).await().atMost(PATIENCE);

        assertThat(inbox.all()).containsExactly(new Inbox.Entry(message, DeliveryKit.NOW));
        assertThat(console.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("EMAIL Ann@example.com 314159\n");
    }

    @Test
    void aMessageShowsNeitherAddressNorCode() {
        assertThat(message(EMAIL, Locale.ENGLISH))
                .asString()
                .doesNotContain("Ann")
                .doesNotContain("314159");
        assertThat(message(PHONE, Locale.ENGLISH))
                .asString()
                .doesNotContain("13000000000")
                .doesNotContain("314159");
    }

    private Courier courier(Map<String, String> settings) {
        var config = DeliveryKit.config(settings);
        var line = new PrintStream(console, true, StandardCharsets.UTF_8);
        return new Courier(config, List.of(new InboxGateway(inbox, Optional.of(line))), DeliveryKit.typesetter(config));
    }
}
