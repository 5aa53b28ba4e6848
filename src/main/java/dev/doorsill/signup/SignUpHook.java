package dev.doorsill.signup;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.background.CallersContext;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Evidence;
import dev.doorsill.tracing.Step;
import dev.doorsill.tracing.Traces;
import dev.doorsill.webhook.CallBounds;
import dev.doorsill.webhook.SignedCalls;
import dev.doorsill.webhook.Webhook;
import dev.doorsill.webhook.Webhooks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the operator's own endpoint whether a person may sign up. The answer is a JSON object with {@code allow}; anything
 * else, and silence, counts as being away.
 */
@Singleton
@Startup // so that an endpoint without its secret is found out at start
class SignUpHook {
    private final Optional<Webhook> webhook;
    private final SignedCalls calls;
    private final SignUpHookConfig config;
    private final MeterRegistry meters;
    private final Traces traces;

    SignUpHook(Webhooks webhooks, SignUpHookConfig config, MeterRegistry meters, Traces traces) {
        this.webhook = webhooks.checked("doorsill.sign-up-hook", config.webhook());
        this.config = config;
        this.meters = meters;
        this.traces = traces;
        List.of("true", "false", "none").forEach(answer -> {
            var unused = answers(answer);
        });
        this.calls = webhooks.open(new CallBounds(
                config.timeout(), config.maxConnections(), config.maxWaiting(), config.tlsConfigurationName()));
    }

    /**
     * Completes if the person may sign up.
     *
     * @return fails with {@link ProblemCode#SIGN_UP_VETOED} if they may not, and with {@code HOOK_UNAVAILABLE} and a time
     *     if nobody says so and the settings let nobody in then
     */
    Uni<Void> ask(SignUpCommand command) {
        return webhook.map(endpoint -> ask(endpoint, command))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> ask(Webhook endpoint, SignUpCommand command) {
        return traces.call("sign-up hook", Map.of(), step -> post(endpoint, command, step))
                .map(SignUpHook::allows)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .emitOn(CallersContext.executor())
                .invoke(this::judge)
                .replaceWithVoid();
    }

    private Uni<SignedCalls.Answer> post(Webhook endpoint, SignUpCommand command, Step step) {
        var id = UuidCreator.getTimeOrderedEpoch().toString();
        var headers = new HashMap<>(Map.of("X-Doorsill-Question-Id", id));
        step.traceparent().ifPresent(trace -> headers.put("traceparent", trace));
        return Uni.createFrom()
                .completionStage(
                        () -> calls.post(endpoint, headers, body(id, command)).toCompletionStage());
    }

    private Counter answers(String answer) {
        return meters.counter("doorsill.sign.up.hook", "answer", answer);
    }

    private static Optional<Boolean> allows(SignedCalls.Answer answer) {
        try {
            return answer.isSuccess()
                    ? Optional.ofNullable(new JsonObject(answer.body()).getBoolean("allow"))
                    : Optional.empty();
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void judge(Optional<Boolean> allowed) {
        answers(allowed.map(Object::toString).orElse("none")).increment();
        if (allowed.isEmpty() && config.whenAway() == SignUpHookConfig.WhenAway.REFUSE) {
            throw Problem.of(ProblemCode.HOOK_UNAVAILABLE).retryAfter(config.retryAfter());
        }
        if (!allowed.orElse(true)) {
            throw Problem.of(ProblemCode.SIGN_UP_VETOED);
        }
    }

    /** Holds personal data: it is for the wire alone. */
    private static Buffer body(String id, SignUpCommand command) {
        var body = new JsonObject()
                .put("id", id)
                .put("client_id", command.caller().client().id())
                .put("directory", command.caller().client().directory())
                .put("ip", command.caller().address().value());
        for (var identifier : command.identifiers()) {
            if (identifier instanceof EmailAddress email) {
                body.put("email", email.value());
            } else if (identifier instanceof PhoneNumber phone) {
                body.put("phone_number", phone.key());
            } else {
                body.put("username", identifier.key());
            }
        }
        body.put("verified", command.claimed().isEmpty());
        for (var evidence : command.evidence()) {
            if (evidence instanceof Evidence.ByIdentity shown) {
                var identity = shown.proof().identity();
                body.put("provider", identity.provider()).put("subject", identity.subject());
            }
        }
        return body.toBuffer();
    }
}
