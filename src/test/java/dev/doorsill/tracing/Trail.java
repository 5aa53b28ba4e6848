package dev.doorsill.tracing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A caller that traces: its requests belong to one trace, which is to be recorded, and say something of its own. */
public final class Trail implements Filter {
    public static final String PARENT = "00f067aa0ba902b7";
    public static final String STATE = "canary-of-the-caller";

    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final AtomicInteger requests = new AtomicInteger();

    public String trace() {
        return trace;
    }

    /** How many requests belong to it so far. */
    public int requests() {
        return requests.get();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext next) {
        if (!request.getURI().contains("/dev/")) {
            requests.incrementAndGet();
        }
        request.header("traceparent", "00-" + trace + "-" + PARENT + "-01");
        request.header("tracestate", "vendor=" + STATE);
        request.replaceHeader("user-agent", "Mozilla/" + STATE);
        request.header("baggage", "who=" + STATE);
        return next.next(request, response);
    }
}
