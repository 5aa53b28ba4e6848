package dev.doorsill.delivery;

import dev.doorsill.identifier.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Posts messages as signed JSON to the operator's own endpoint, one for e-mail and one for SMS.
 *
 * <p>A 2xx answer means taken; a 5xx may pass; anything else, a redirect included, is final. The body of an answer is
 * read past and never kept.
 */
@Singleton
class WebhookGateway implements Gateway {
    private final Map<Channel, Webhook> endpoints = new EnumMap<>(Channel.class);
    private final long timeoutMillis;
    private final HttpClient http;
    private final Turnstile turnstile;
    private final InstantSource time;

    WebhookGateway(DeliveryConfig config, Vertx vertx, OutboundTls tls, InstantSource time) {
        Webhook.of(config.email().webhook()).ifPresent(endpoint -> endpoints.put(Channel.EMAIL, endpoint));
        Webhook.of(config.sms().webhook()).ifPresent(endpoint -> endpoints.put(Channel.SMS, endpoint));
        this.timeoutMillis = config.attemptTimeout().toMillis();
        this.http = vertx.createHttpClient(
                tls.applyTo(new HttpClientOptions().setConnectTimeout(Math.toIntExact(timeoutMillis))),
                new PoolOptions().setHttp1MaxSize(config.maxConnections()));
        this.turnstile = new Turnstile(config.maxConnections() + config.maxWaiting());
        this.time = time;
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

    private Future<Integer> post(Parcel parcel) {
        var endpoint = Optional.ofNullable(
                        endpoints.get(parcel.message().recipient().channel()))
                .orElseThrow();
        var body = WebhookBody.of(parcel);
        var call = endpoint.call(parcel.id(), time.instant().getEpochSecond(), body.getBytes())
                .setConnectTimeout(timeoutMillis);
        return http.request(call).compose(request -> exchange(request, body));
    }

    // The time-out closes the connection: only that gives its place in the pool back.
    private Future<Integer> exchange(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .compose(response -> response.end().map(response.statusCode()))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    private static Future<Void> judge(int status) {
        if (status >= 200 && status < 300) {
            return Future.succeededFuture();
        }
        var answer = "WEBHOOK gateway: the endpoint answered " + status;
        return Future.failedFuture(status >= 500 ? GatewayFailure.passing(answer) : GatewayFailure.lasting(answer));
    }

    private static GatewayFailure told(Throwable failure) {
        return failure instanceof GatewayFailure known ? known : GatewayFailure.broken(GatewayKind.WEBHOOK, failure);
    }
}
