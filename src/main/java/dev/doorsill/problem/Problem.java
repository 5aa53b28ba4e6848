package dev.doorsill.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expected outcome that is not success. Carries a stable code, at most one {@link Reason} with its arguments, at
 * most one time to come back, and a private cause that is for the log alone and never rendered.
 *
 * <p>Cheap to throw: it has no stack trace. Anything that is not a {@code Problem} is a defect.
 */
public final class Problem extends RuntimeException {
    private final ProblemCode code;
    private final transient @Nullable Reason reason;
    private final transient List<Object> arguments;
    private final transient @Nullable Duration retryAfter;

    private Problem(
            ProblemCode code,
            @Nullable Reason reason,
            List<Object> arguments,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(code.name(), cause, false, false);
        this.code = code;
        this.reason = reason;
        this.arguments = arguments;
        this.retryAfter = retryAfter;
    }

    /** A problem that its code says completely. */
    public static Problem of(ProblemCode code) {
        return new Problem(code, null, List.of(), null, null);
    }

    /** A problem with a reason; the arguments fill the places in the reason's sentence and must hold no secret. */
    public static Problem of(ProblemCode code, Reason reason, Object... arguments) {
        return new Problem(code, reason, List.of(arguments), null, null);
    }

    /** A {@link ProblemCode#FIELD_INVALID} with its reason. */
    public static Problem invalid(Reason reason, Object... arguments) {
        return of(ProblemCode.FIELD_INVALID, reason, arguments);
    }

    /** The same problem, with the time after which a repeat may succeed. */
    public Problem retryAfter(Duration wait) {
        return new Problem(code, reason, arguments, wait, getCause());
    }

    /** The same problem with what really happened, for the log only. */
    public Problem because(Throwable cause) {
        return new Problem(code, reason, arguments, retryAfter, cause);
    }

    public ProblemCode code() {
        return code;
    }

    public Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** How long to wait before a repeat; empty where waiting does not help. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
