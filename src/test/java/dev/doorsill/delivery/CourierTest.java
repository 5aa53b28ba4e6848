package dev.doorsill.delivery;

import static dev.doorsill.delivery.DeliveryKit.EMAIL;
import static dev.doorsill.delivery.DeliveryKit.PATIENCE;
import static dev.doorsill.delivery.DeliveryKit.PHONE;
import static dev.doorsill.delivery.DeliveryKit.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class CourierTest {
    private final Inbox inbox = new Inbox(10, DeliveryKit.TIME);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryMeter meter = new DeliveryMeter(meters);
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

    @Test
    void aMessageThatWasTakenIsCountedOnce() {
        courier(Map.of("email.gateway", "inbox"))
                .send(message(EMAIL, Locale.ENGLISH))
                .await()
                .atMost(PATIENCE);

        assertThat(counted("taken")).isEqualTo(1);
        assertThat(meter.tookLast(Channel.EMAIL)).contains(true);
        assertThat(meter.tookLast(Channel.SMS)).isEmpty();
    }

    @Test
    void aMessageThatWasNotTakenIsCountedOnceHoweverOftenItWasTried() {
        var tries = new AtomicInteger();
        var courier = courier(Map.of("email.gateway", "inbox"), parcel -> {
            tries.incrementAndGet();
            return Future.failedFuture(GatewayFailure.passing("the line is broken"));
        });

        var problem = catchThrowableOfType(
                Problem.class,
                () -> courier.send(message(EMAIL, Locale.ENGLISH)).await().atMost(PATIENCE));

        assertThat(problem.code()).isEqualTo(ProblemCode.DELIVERY_UNAVAILABLE);
        assertThat(tries).hasValue(2);
        assertThat(counted("failed")).isEqualTo(1);
        assertThat(meter.tookLast(Channel.EMAIL)).contains(false);
    }

    @Test
    void theHealthCheckSaysHowMessagesFareAndNeverThatTheNodeIsDown() {
        var config = DeliveryKit.config(Map.of("email.gateway", "inbox"));
        var check = new GatewaysCheck(config, meter);

        assertThat(check.call().getData().orElseThrow())
                .containsEntry("email", "not used yet")
                .containsEntry("sms", "off");
        for (var taken : List.of(false, true)) {
            var unused = meter.measured(
                            Channel.EMAIL,
                            GatewayKind.INBOX,
                            () -> taken
                                    ? Uni.createFrom().voidItem()
                                    : Uni.createFrom().failure(GatewayFailure.lasting("refused")))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .atMost(PATIENCE);
            assertThat(check.call().getData().orElseThrow())
                    .containsEntry("email", taken ? "taking messages" : "failing");
            assertThat(check.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    private long counted(String outcome) {
        return meters.get("doorsill.delivery")
                .tags("channel", "email", "gateway", "inbox", "outcome", outcome)
                .timer()
                .count();
    }

    private Courier courier(Map<String, String> settings, Function<Parcel, Future<Void>> line) {
        var config = DeliveryKit.config(settings);
        var gateway = new Gateway() {
            @Override
            public GatewayKind kind() {
                return GatewayKind.INBOX;
            }

            @Override
            public Future<Void> deliver(Parcel parcel) {
                return line.apply(parcel);
            }
        };
        return new Courier(config, List.of(gateway), DeliveryKit.typesetter(config), meter, Traces.off());
    }

    private Courier courier(Map<String, String> settings) {
        var config = DeliveryKit.config(settings);
        var line = new PrintStream(console, true, StandardCharsets.UTF_8);
        return new Courier(
                config,
                List.of(new InboxGateway(inbox, Optional.of(line))),
                DeliveryKit.typesetter(config),
                meter,
                Traces.off());
    }
}
