package dev.doorsill.dialect;

import dev.doorsill.problem.Problem;
import java.util.Map;

/** One vendor's way of saying things. */
public interface Dialect {
    /** What the counters call it. */
    String name();

    /** Whether requests for this path are spoken in the dialect. */
    boolean covers(String path);

    /** Whether a body is read, and JSON answered, whatever a client calls the one and says it accepts. */
    default boolean jsonOnly() {
        return false;
    }

    /** The type of a refusal's body. */
    default String mediaType() {
        return "application/json";
    }

    /** The dialect's words for a refusal. */
    ErrorAnswer render(Problem problem, RequestContext request);

    /**
     * A refusal on the wire.
     *
     * @param status the HTTP status
     * @param body what becomes the JSON body
     * @param headers what else it needs
     */
    record ErrorAnswer(int status, Object body, Map<String, String> headers) {
        public ErrorAnswer(int status, Object body) {
            this(status, body, Map.of());
        }
    }
}
