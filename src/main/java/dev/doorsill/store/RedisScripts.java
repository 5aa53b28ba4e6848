package dev.doorsill.store;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.security.Encoding;
import dev.doorsill.tracing.Mark;
import dev.doorsill.tracing.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the scripts that decide single use and limits inside Redis. A script is one round trip ({@code EVALSHA}; a
 * server that does not know it yet is told once by {@code EVAL}).
 */
@Singleton
public class RedisScripts {
    private static final Map<Mark, String> STORE = Map.of(Mark.STORE, "redis");

    private final RedisAPI redis;
    private final RedisCalls lane;
    private final StoreConfig config;
    private final Traces traces;
    private final Counter calls;
    private final Counter failures;

    RedisScripts(RedisAPI redis, RedisCalls lane, StoreConfig config, Traces traces, MeterRegistry meters) {
        this.redis = redis;
        this.lane = lane;
        this.config = config;
        this.traces = traces;
        this.calls = meters.counter("doorsill.store.calls", "store", "redis");
        this.failures = meters.counter("doorsill.store.failures", "store", "redis");
    }

    /** The script that lies beside the class, as {@code name.lua} in resources under the same package path. */
    public Script load(Class<?> owner, String name) {
        try (var resource = owner.getResourceAsStream(name + ".lua")) {
            if (resource == null) {
                throw new IllegalStateException("no script " + name + " beside " + owner.getSimpleName());
            }
            return new Script(
                    owner.getSimpleName() + '.' + name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One script, ready to run. */
    public final class Script {
        private final String name;
        private final String source;
        private final String sha;

        private Script(String name, String source) {
            this.name = name;
            this.source = source;
            this.sha = Encoding.sha1Hex(source);
        }

        /**
         * The script's answer. Fails with {@link ProblemCode#STORE_UNAVAILABLE} if Redis does not answer in time; the
         * script may then have run or not.
         */
        public Uni<Response> run(List<String> keys, List<String> arguments) {
            calls.increment();
            var call = redis.evalsha(command(sha, keys, arguments))
                    .onFailure(Script::isUnknown)
                    .recoverWithUni(() -> redis.eval(command(source, keys, arguments)));
            return traces.call(name, STORE, lane.within(call).onFailure().transform(RedisScripts.this::unavailable));
        }

        private static boolean isUnknown(Throwable failure) {
            return failure instanceof ErrorType error && error.is("NOSCRIPT");
        }

        private static List<String> command(String script, List<String> keys, List<String> arguments) {
            var command = new ArrayList<String>(2 + keys.size() + arguments.size());
            command.add(script);
            command.add(Integer.toString(keys.size()));
            command.addAll(keys);
            command.addAll(arguments);
            return command;
        }
    }

    private Throwable unavailable(Throwable failure) {
        failures.increment();
        return Problem.of(ProblemCode.STORE_UNAVAILABLE)
                .retryAfter(config.retryAfter())
                .because(failure);
    }
}
