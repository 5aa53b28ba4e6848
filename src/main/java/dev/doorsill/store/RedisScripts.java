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
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the scripts that decide single use and limits inside Redis. A script is one round trip ({@code EVALSHA}; a
 * server that does not know it yet is told once by {@code EVAL}). What is asked in the same moment goes in one call, as far as
 * one server has all the keys: in a cluster each goes alone.
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
    private final JointScript joint = new JointScript(source(RedisScripts.class, "together"));
    private final Batches<Call, Response> together;
    private final boolean goesTogether;

    RedisScripts(RedisAPI redis, RedisCalls lane, StoreConfig config, Traces traces, MeterRegistry meters) {
        this.redis = redis;
        this.lane = lane;
        this.config = config;
        this.traces = traces;
        this.calls = meters.counter("doorsill.store.calls", "store", "redis");
        this.failures = meters.counter("doorsill.store.failures", "store", "redis");
        this.goesTogether = lane.isOneServer() && config.redisTogether() > 1;
        this.together = new Batches<>(
                new BatchBounds(config.redisJointCalls(), config.redisTogether(), config.redisMaxWaiting()),
                this::runAll,
                () -> new TimeoutException("Redis has too many to answer"));
    }

    /** The script that lies beside the class, as {@code name.lua} in resources under the same package path. */
    public Script load(Class<?> owner, String name) {
        var script = new Script(owner.getSimpleName() + '.' + name, source(owner, name));
        joint.add(script.name, script.source);
        return script;
    }

    private static String source(Class<?> owner, String name) {
        try (var resource = owner.getResourceAsStream(name + ".lua")) {
            if (resource == null) {
                throw new IllegalStateException("no script " + name + " beside " + owner.getSimpleName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
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
            var call = new Call(this, keys, arguments);
            var answer = goesTogether ? together.submit(call) : alone(call);
            return traces.call(
                    name,
                    STORE,
                    lane.within(answer.chain(RedisScripts::unlessRefused))
                            .onFailure()
                            .transform(RedisScripts.this::unavailable));
        }
    }

    private record Call(Script script, List<String> keys, List<String> arguments) {}

    private Uni<List<Response>> runAll(List<Call> asked) {
        // Whatever Redis does not answer must not keep a place for ever.
        return lane.within(asked.size() == 1 ? alone(asked.get(0)).map(List::of) : atOnce(asked));
    }

    private Uni<Response> alone(Call call) {
        return evaluate(call.script().sha, call.script().source, call.keys(), call.arguments())
                // Of the call, not of the server: nobody else's fails of it.
                .onFailure(ErrorType.class)
                .recoverWithItem(failure -> Response.newInstance(failure));
    }

    private Uni<List<Response>> atOnce(List<Call> asked) {
        var keys = new ArrayList<String>();
        var arguments = new ArrayList<String>();
        for (var call : asked) {
            keys.addAll(call.keys());
            arguments.add(call.script().name);
            arguments.add(Integer.toString(call.keys().size()));
            arguments.add(Integer.toString(call.arguments().size()));
            arguments.addAll(call.arguments());
        }
        var script = joint.text();
        return evaluate(script.sha(), script.source(), keys, arguments)
                .map(answers ->
                        IntStream.range(0, asked.size()).mapToObj(answers::get).toList());
    }

    private Uni<Response> evaluate(String sha, String source, List<String> keys, List<String> arguments) {
        return redis.evalsha(command(sha, keys, arguments))
                .onFailure(RedisScripts::isUnknown)
                .recoverWithUni(() -> redis.eval(command(source, keys, arguments)));
    }

    private static Uni<Response> unlessRefused(@Nullable Response answer) {
        return answer != null && answer.getDelegate() instanceof ErrorType refusal
                ? Uni.createFrom().failure(refusal)
                : Uni.createFrom().item(answer);
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

    private Throwable unavailable(Throwable failure) {
        failures.increment();
        return Problem.of(ProblemCode.STORE_UNAVAILABLE)
                .retryAfter(config.retryAfter())
                .because(failure);
    }
}
