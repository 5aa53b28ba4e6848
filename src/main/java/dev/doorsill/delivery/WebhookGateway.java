package dev.doorsill.delivery;

import dev.doorsill.identifier.Channel;
import dev.doorsill.webhook.CallBounds;
import dev.doorsill.webhook.SignedCalls;
import dev.doorsill.webhook.Webhook;
import dev.doorsill.webhook.Webhooks;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Posts messages as signed JSON to the operator's own endpoint, one for e-mail and one for SMS.
 *
 * <p>A 2xx answer means taken; a 5xx may pass; anything else, a redirect included, is final. The body of an answer is
 * not looked at.
 */
@Singleton
class WebhookGateway implements Gateway {
    private final Map<Channel, Webhook> endpoints = new EnumMap<>(Channel.class);
    private final SignedCalls calls;
    private final Turnstile turnstile;

    WebhookGateway(DeliveryConfig config, Webhooks webhooks) {
        webhooks.find("doorsill.delivery.email.webhook", config.email().webhook())
                .ifPresent(endpoint -> endpoints.put(Channel.EMAIL, endpoint));
        webhooks.find("doorsill.delivery.sms.webhook", config.sms().webhook())
                .ifPresent(endpoint -> endpoints.put(Channel.SMS, endpoint));
        this.calls = webhooks.open(new CallBounds(
                config.attemptTimeout(), config.maxConnections(), config.maxWaiting(), config.tlsConfigurationName()));
        this.turnstile = new Turnstile(config.maxConnections() + config.maxWaiting());
    }

    @Override
    public GatewayKind kind() {
        return GatewayKind.WEBHOOK;
    }

    @Override
    public Future<Void> deliver(Parcel parcel) {
        return turnstile
                .pass(() -> post(parcel))
                .recover(failure -> Future.failedFuture(told(failure)))
                .compose(WebhookGateway::judge);
    }

    private Future<SignedCalls.Answer> post(Parcel parcel) {
        var endpoint = Optional.ofNullable(
                        endpoints.get(parcel.message().recipient().channel()))
                .orElseThrow();
        return calls.post(endpoint, Map.of("X-Doorsill-Message-Id", parcel.id()), WebhookBody.of(parcel));
    }

    private static Future<Void> judge(SignedCalls.Answer answer) {
        if (answer.isSuccess()) {
            return Future.succeededFuture();
        }
        var told = "WEBHOOK gateway: the endpoint answered " + answer.status();
        return Future.failedFuture(
                answer.status() >= 500 ? GatewayFailure.passing(told) : GatewayFailure.lasting(told));
    }

    private static GatewayFailure told(Throwable failure) {
        return failure instanceof GatewayFailure known ? known : GatewayFailure.broken(GatewayKind.WEBHOOK, failure);
    }
}
