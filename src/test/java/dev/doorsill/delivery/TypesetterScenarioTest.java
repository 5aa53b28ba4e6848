package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.Passcode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** With the templates as the build compiled them. */
@QuarkusTest
class TypesetterScenarioTest {
    @Inject
    Typesetter typesetter;

    @Test
    void escapesInThePageAndNotInTheText() {
        var message = Message.withCode(
                EMAIL, MessagePurpose.VERIFY, new Passcode("<&>"), Duration.ofMinutes(5), Locale.ENGLISH);

        var parcel = typesetter.pack(message).await().atMost(PATIENCE);

        assertThat(parcel.text()).startsWith("Enter this code").contains("    <&>\n");
        assertThat(parcel.letter())
                .hasValueSatisfying(letter ->
                        assertThat(letter.html()).startsWith("<!DOCTYPE html>").contains(">&lt;&amp;&gt;<"));
    }
}
