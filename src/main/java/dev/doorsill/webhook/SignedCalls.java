package dev.doorsill.webhook;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Posts signed JSON. Redirects are not followed; a call that takes longer than its time-out is broken off, connection
 * and all; an answer longer than a few kilobytes fails. Thread-safe.
 */
public final class SignedCalls {
    private static final int MAX_ANSWER = 16_384;

    private final HttpClient http;
    private final long timeoutMillis;
    private final InstantSource time;

    SignedCalls(HttpClient http, Duration timeout, InstantSource time) {
        this.http = http;
        this.timeoutMillis = timeout.toMillis();
        this.time = time;
    }

    /** What an endpoint said. */
    public record Answer(int status, Buffer body) {
        /** Whether it is 2xx. */
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * Posts the body.
     *
     * @param headers what goes with it, such as the name of what is sent, equal for every attempt
     * @return the answer, of whatever status; fails if there is none in time, or no connection is free
     */
    public Future<Answer> post(Webhook endpoint, Map<String, String> headers, Buffer body) {
        var call =
                endpoint.call(time.instant().getEpochSecond(), body.getBytes()).setConnectTimeout(timeoutMillis);
        headers.forEach(call::putHeader);
        return http.request(call).compose(request -> exchange(request, body));
    }

    // The time-out closes the connection: only that gives its place in the pool back.
    private Future<Answer> exchange(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .compose(response -> read(request, response))
                .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .onFailure(failure -> request.reset());
    }

    private static Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        var answer = Promise.<Answer>promise();
        var body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() > MAX_ANSWER) {
                if (answer.tryFail(new IOException("the answer is too long"))) {
                    request.reset();
                }
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(answer::tryFail);
        response.endHandler(end -> answer.tryComplete(new Answer(response.statusCode(), body)));
        return answer.future();
    }
}
