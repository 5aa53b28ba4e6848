package dev.doorsill.proof;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint.Form;
import dev.doorsill.store.RedisScripts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Remembers requests that name themselves, so that the repeat of one does not do its work twice. */
@Singleton
public class RedisRepeats {
    private final RedisScripts.Script remember;
    private final RedisScripts.Script settle;
    private final RedisScripts.Script forget;
    private final InstantSource time;

    RedisRepeats(RedisScripts scripts, InstantSource time) {
        this.time = time;
        this.remember = scripts.load(RedisRepeats.class, "remember");
        this.settle = scripts.load(RedisRepeats.class, "settle");
        this.forget = scripts.load(RedisRepeats.class, "forget");
    }

    /** What a request is known to have been answered, or to be about to be, and how long ago it came. */
    public record Earlier(String answer, Duration age) {}

    /**
     * Remembers what the request is about to answer, unless it came before: then gives what was remembered then. Of
     * many at once exactly one is the first.
     *
     * @return empty for the first; fails with {@link ProblemCode#IDEMPOTENCY_KEY_REUSED} if the same
     *     {@code Idempotency-Key} came with another body
     */
    public Uni<Optional<Earlier>> earlier(Fingerprint request, String answer) {
        return ask(request, request.forms(), answer);
    }

    /** One name after the other, in the same order whichever key is in use, so that one alone is the first of all. */
    private Uni<Optional<Earlier>> ask(Fingerprint request, List<Form> names, String answer) {
        if (names.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var name = names.get(0);
        var arguments =
                List.of(name.value(), answer, Long.toString(request.memory().toMillis()), Long.toString(time.millis()));
        return remember.run(List.of(key(name)), arguments)
                .map(response -> read(response, request))
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : askFurther(request, names, answer));
    }

    /** What is known under another name is so under this one too, and what is refused there was not begun here. */
    private Uni<Optional<Earlier>> askFurther(Fingerprint request, List<Form> names, String answer) {
        var name = names.get(0);
        return ask(request, names.subList(1, names.size()), answer)
                .call(known -> known.map(earlier -> settleAt(name, earlier.answer()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .call(() -> forgetAt(name).onFailure().recoverWithNull());
    }

    private static Optional<Earlier> read(Response response, Fingerprint request) {
        return switch (response.get(0).toString()) {
            case "first" -> Optional.empty();
            case "again" ->
                Optional.of(new Earlier(
                        response.get(1).toString(),
                        Duration.ofMillis(response.get(2).toLong())));
            case "other" -> {
                if (request.strict()) {
                    throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
                }
                yield Optional.empty();
            }
            default -> throw new IllegalStateException("remember answered " + response.get(0));
        };
    }

    /**
     * Does the work of a request that names itself by an {@code Idempotency-Key}, unless the key came with another body
     * that succeeded. Other requests pass, and all while Redis is away: the key guards clients against their own
     * mistakes, and what must be done once is decided elsewhere.
     */
    public <T> Uni<T> named(Fingerprint request, Supplier<Uni<T>> work) {
        if (!request.strict()) {
            return work.get();
        }
        return earlier(request, "")
                .onFailure(RedisRepeats::isStoreAway)
                .recoverWithItem(Optional.empty())
                .chain(earlier -> work.get()
                        .onFailure()
                        .call(() -> forget(request).onFailure().recoverWithNull()));
    }

    private static boolean isStoreAway(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.STORE_UNAVAILABLE;
    }

    /** Notes the answer of a request that is remembered and has been served now. */
    public Uni<Void> settle(Fingerprint request, String answer) {
        return everywhere(request, name -> settleAt(name, answer));
    }

    /** Forgets a request that came to nothing, so that its repeat is tried anew. */
    public Uni<Void> forget(Fingerprint request) {
        return everywhere(request, this::forgetAt);
    }

    /** The same, unless something else is remembered by now than that answer. */
    public Uni<Void> forget(Fingerprint request, String answer) {
        return everywhere(
                request,
                name -> forget.run(List.of(key(name)), List.of(name.value(), answer))
                        .replaceWithVoid());
    }

    private static Uni<Void> everywhere(Fingerprint request, Function<Form, Uni<Void>> act) {
        return request.forms().stream()
                .reduce(
                        Uni.createFrom().voidItem(),
                        (done, name) -> done.chain(() -> act.apply(name)),
                        (one, other) -> one.chain(() -> other));
    }

    private Uni<Void> settleAt(Form name, String answer) {
        return settle.run(List.of(key(name)), List.of(name.value(), answer)).replaceWithVoid();
    }

    private Uni<Void> forgetAt(Form name) {
        return forget.run(List.of(key(name)), List.of(name.value())).replaceWithVoid();
    }

    private static String key(Form name) {
        return "repeat:{" + name.slot() + "}";
    }
}
