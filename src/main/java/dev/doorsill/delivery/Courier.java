package dev.doorsill.delivery;

import dev.doorsill.background.CallersContext;
import dev.doorsill.identifier.Channel;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.tracing.Mark;
import dev.doorsill.tracing.Traces;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a message to its recipient by the gateway that is configured for the channel.
 *
 * <p>Success means that the gateway took the message, not that anybody read it. A connection that breaks, a server
 * error and a time-out are tried once more under the same message id. Never blocks and always answers within the
 * configured deadline, on the Vert.x context it was asked on.
 */
@ApplicationScoped
@Startup // so that a secret's file is read at start and not by the first message
public class Courier {
    private final DeliveryConfig config;
    private final List<Gateway> gateways;
    private final Typesetter typesetter;
    private final DeliveryMeter meter;
    private final Traces traces;

    Courier(
            DeliveryConfig config,
            @All List<Gateway> gateways,
            Typesetter typesetter,
            DeliveryMeter meter,
            Traces traces) {
        this.config = config;
        this.gateways = gateways;
        this.typesetter = typesetter;
        this.meter = meter;
        this.traces = traces;
    }

    /**
     * Sends a message. Fails with a {@link Problem}: {@link ProblemCode#RECIPIENT_REFUSED} if nothing is delivered on
     * the recipient's channel, {@link ProblemCode#DELIVERY_UNAVAILABLE} if the gateway did not take the message in
     * time.
     */
    public Uni<Void> send(Message message) {
        return gatewayFor(message.recipient().channel())
                .map(gateway -> traces.call(
                                "gateway",
                                marks(message, gateway),
                                typesetter.pack(message).chain(parcel -> deliver(parcel, gateway)))
                        .emitOn(CallersContext.executor()))
                .orElseGet(() -> Uni.createFrom().failure(Problem.of(ProblemCode.RECIPIENT_REFUSED)));
    }

    private Optional<Gateway> gatewayFor(Channel channel) {
        var kind = switch (channel) {
            case EMAIL -> config.email().gateway();
            case SMS -> config.sms().gateway();
        };
        return kind.flatMap(wanted ->
                gateways.stream().filter(gateway -> gateway.kind() == wanted).findFirst());
    }

    private Uni<Void> deliver(Parcel parcel, Gateway gateway) {
        var channel = parcel.message().recipient().channel();
        return meter.measured(channel, gateway.kind(), () -> attempts(parcel, gateway))
                .onFailure()
                .transform(this::unavailable);
    }

    private Uni<Void> attempts(Parcel parcel, Gateway gateway) {
        return attempt(parcel, gateway)
                .onFailure(Courier::isWorthRepeating)
                .retry()
                .atMost(1)
                .ifNoItem()
                .after(config.deadline())
                .failWith(() -> GatewayFailure.lasting(gateway.kind() + " gateway: past the deadline"));
    }

    private Uni<Void> attempt(Parcel parcel, Gateway gateway) {
        return Uni.createFrom()
                .completionStage(() -> gateway.deliver(parcel).toCompletionStage())
                .ifNoItem()
                .after(config.attemptTimeout())
                .failWith(() -> GatewayFailure.passing(gateway.kind() + " gateway: no answer in time"));
    }

    private static Map<Mark, String> marks(Message message, Gateway gateway) {
        return Map.of(
                Mark.CHANNEL, message.recipient().channel().name().toLowerCase(Locale.ROOT),
                Mark.GATEWAY, gateway.kind().name().toLowerCase(Locale.ROOT));
    }

    private static boolean isWorthRepeating(Throwable failure) {
        return failure instanceof GatewayFailure known && known.isPassing();
    }

    private Problem unavailable(Throwable failure) {
        return Problem.of(ProblemCode.DELIVERY_UNAVAILABLE)
                .retryAfter(config.retryAfter())
                .because(failure);
    }
}
