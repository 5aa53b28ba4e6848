package dev.doorsill.provider;

import dev.doorsill.tracing.Mark;
import dev.doorsill.tracing.Traces;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The line to one provider. Every call is bounded in time and in what is read of its answer, no redirect is followed,
 * and a provider that does not answer is left alone for a while. Nothing of a call is logged.
 */
final class ProviderLine {
    private static final Logger LOG = Logger.getLogger(ProviderLine.class);

    private final String provider;
    private final long timeoutMillis;
    private final int maxAnswerBytes;
    private final HttpClient http;
    private final CircuitBreaker breaker;
    private final Traces traces;
    private final Map<Mark, String> marks;

    ProviderLine(Registration registration, Vertx vertx, TlsConfigurationRegistry tls, Traces traces) {
        var settings = registration.settings();
        this.provider = registration.toString();
        this.traces = traces;
        this.marks = Map.of(Mark.PROVIDER, registration.id());
        this.timeoutMillis = settings.timeout().toMillis();
        this.maxAnswerBytes = settings.maxAnswerBytes();
        var options = new HttpClientOptions().setConnectTimeout(Math.toIntExact(timeoutMillis));
        var pool =
                new PoolOptions().setHttp1MaxSize(settings.maxConnections()).setMaxWaitQueueSize(settings.maxWaiting());
        settings.tlsConfigurationName()
                .map(name -> tls.get(name)
                        .orElseThrow(() ->
                                registration.fault("tls-configuration-name", "names no TLS configuration: " + name)))
                .ifPresent(known -> TlsConfigUtils.configure(options, known));
        this.http = vertx.createHttpClient(options, pool);
        this.breaker = CircuitBreaker.create(
                        provider,
                        vertx,
                        new CircuitBreakerOptions()
                                .setMaxFailures(settings.maxFailures())
                                .setTimeout(2 * timeoutMillis)
                                .setResetTimeout(settings.pause().toMillis())
                                .setFailuresRollingWindow(settings.pause().toMillis())
                                .setNotificationAddress(null))
                .<Answer>failurePolicy(result -> result.failed() && isOutage(result.cause()))
                .openHandler(open -> LOG.warnf("%s does not answer and is left alone for a while", provider))
                .closeHandler(closed -> LOG.warnf("%s answers again", provider));
    }

    /** An answer of any status below 500, too many requests aside; fails with {@link ProviderFailure}. */
    Uni<Answer> get(RequestOptions call) {
        return send(call.setMethod(HttpMethod.GET), Buffer.buffer());
    }

    /** As {@link #get}, with a form that may hold secrets. */
    Uni<Answer> postForm(RequestOptions call, Query form) {
        return send(
                call.setMethod(HttpMethod.POST).putHeader("Content-Type", "application/x-www-form-urlencoded"),
                Buffer.buffer(form.form()));
    }

    /** As {@link #get}, with a JSON text that may hold secrets. */
    Uni<Answer> postJson(RequestOptions call, Buffer json) {
        return send(call.setMethod(HttpMethod.POST).putHeader("Content-Type", "application/json"), json);
    }

    /** A call that is to be made there. */
    static RequestOptions to(String address) {
        return new RequestOptions().setAbsoluteURI(address).putHeader("Accept", "application/json");
    }

    private Uni<Answer> send(RequestOptions call, Buffer body) {
        var bounded =
                call.setFollowRedirects(false).setConnectTimeout(timeoutMillis).putHeader("User-Agent", "doorsill");
        return traces.call("provider " + call.getMethod(), marks, sent(bounded, body));
    }

    private Uni<Answer> sent(RequestOptions bounded, Buffer body) {
        return Uni.createFrom()
                .<Answer>emitter(emitter -> {
                    var over = Promise.<Void>promise();
                    var caller = emitter.onTermination(over::tryComplete);
                    breaker.<Answer>execute(done ->
                                    exchange(bounded, body, over.future()).onComplete(done))
                            .onSuccess(caller::complete)
                            .onFailure(caller::fail);
                })
                .onFailure(failure -> !(failure instanceof ProviderFailure))
                .transform(this::told);
    }

    // The time-out closes the connection: only that gives its place in the pool back. So does a caller who goes away,
    // whose
    // code must not be brought behind their back.
    private Future<Answer> exchange(RequestOptions call, Buffer body, Future<Void> over) {
        return http.request(call).compose(request -> {
            if (over.isComplete()) {
                request.reset();
                return Future.failedFuture(new CancellationException());
            }
            var answer = request.send(body).compose(this::read).timeout(timeoutMillis, TimeUnit.MILLISECONDS);
            over.onComplete(gone -> {
                if (!answer.isComplete()) {
                    request.reset();
                }
            });
            return answer.onFailure(failure -> request.reset());
        });
    }

    /** A provider that answers no more than it must, or whom we ask too much at once, is there. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof ProviderFailure known
                ? known.isOutage()
                : !(failure instanceof ConnectionPoolTooBusyException || failure instanceof CancellationException);
    }

    private Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail);
        var status = response.statusCode();
        if (status >= 500) {
            return Future.failedFuture(ProviderFailure.outage(provider + " answered " + status));
        }
        if (status == 429 || (status >= 300 && status < 400)) {
            return Future.failedFuture(ProviderFailure.unavailable(provider + " answered " + status));
        }
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > maxAnswerBytes) {
                whole.tryFail(ProviderFailure.unavailable(provider + " answered at too great length"));
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> whole.tryComplete(new Answer(provider, status, body)));
        return whole.future();
    }

    /** Of other failures only the kind is kept: a message may hold the address that was called. */
    private ProviderFailure told(Throwable failure) {
        var text = provider + " was not reached: " + failure.getClass().getSimpleName();
        return failure instanceof OpenCircuitException ? ProviderFailure.notAsked(text) : ProviderFailure.outage(text);
    }
}
