package dev.doorsill.dialect;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The name of a request, in answers and in every log line that is written for it: the client's own
 * ({@code X-Request-Id}, 1 to 128 visible ASCII characters), else one of ours. Beside it the log has the name of the trace
 * that the request belongs to, where whoever stands before us says so (W3C Trace Context, section 3.2).
 */
final class RequestId {
    /** Under this key the log knows it, on the context of the request. */
    static final String LOG_KEY = "request_id";

    /** The name of its trace, beside it. */
    private static final String TRACE_KEY = "trace_id";
    /** A trace of zeros is none. */
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private RequestId() {}

    /** Whether a client may call a request so. */
    static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /** Names the request for the log, once and before anything else. */
    static void note(HttpServerRequest http) {
        MDC.put(LOG_KEY, sent(http).orElseGet(RequestId::fresh));
        var parent = http.getHeader("traceparent");
        if (parent != null && TRACE.matcher(parent).matches()) {
            MDC.put(TRACE_KEY, parent.split("-", -1)[1]);
        }
    }

    /** The trace that the request belongs to, where it is ours to say. */
    static void noteTrace(String traceId) {
        MDC.put(TRACE_KEY, traceId);
    }

    /** Its name: the one that was noted, where it was. */
    static String of(HttpServerRequest http) {
        return sent(http)
                .or(() -> Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString))
                .orElseGet(RequestId::fresh);
    }

    private static Optional<String> sent(HttpServerRequest http) {
        return Optional.ofNullable(http.getHeader("x-request-id")).filter(RequestId::isWellFormed);
    }

    private static String fresh() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
