package dev.doorsill;

import dev.doorsill.account.Accounts;
import dev.doorsill.client.Client;
import dev.doorsill.client.Clients;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Walks the ways to the stores before the door opens, on every event loop at once, and on a JVM once alone before: the first
 * connection, the first translation of a query by Hibernate, and whatever is not compiled yet take longer than a request may
 * wait, and hold up everybody else on the same loop. Blocks, while nobody is there yet.
 */
@Singleton
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int TRIES = 5;
    private static final String NOBODY = "nobody";

    private final VertxInternal vertx;
    private final Accounts accounts;
    private final Rehearsal rehearsal;
    private final Clients clients;
    private final WarmUpConfig config;
    private CompletableFuture<Void> walk = new CompletableFuture<>();

    WarmUp(Vertx vertx, Accounts accounts, Rehearsal rehearsal, Clients clients, WarmUpConfig config) {
        this.vertx = (VertxInternal) vertx;
        this.accounts = accounts;
        this.rehearsal = rehearsal;
        this.clients = clients;
        this.config = config;
    }

    void begin(@Observes @Priority(Interceptor.Priority.APPLICATION) StartupEvent start) {
        try {
            if (!isCompiled()) {
                VertxContextSupport.subscribeAndAwait(this::lookUps);
            }
            walk = rehearse(applications()).subscribeAsCompletionStage();
        } catch (Throwable failure) {
            walk = CompletableFuture.failedFuture(failure);
        }
    }

    /** Last of all, so that whatever else there is to do is done while event loops wait for the stores. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        try {
            walk.join();
        } catch (CompletionException | CancellationException failure) {
            // A database that is away now may be back for the first visitor.
            var cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warnf("could not warm up: %s", cause.getClass().getSimpleName());
        }
    }

    /** One application for each algorithm that tokens are signed by, the one that costs least first. */
    private List<Client> applications() {
        return List.copyOf(clients.all().stream()
                .collect(
                        Collectors.toMap(Client::signingAlgorithm, client -> client, (one, other) -> one, TreeMap::new))
                .values());
    }

    /** Whether all code is there already, as in a native binary: then only connections and statements are to be made. */
    private static boolean isCompiled() {
        return ImageMode.current().isNativeImage();
    }

    private Uni<Void> rehearse(List<Client> applications) {
        var rounds = isCompiled() ? Math.min(1, config.rounds()) : config.rounds();
        var end = System.nanoTime() + config.atMost().toNanos();
        var loops = StreamSupport.stream(vertx.getEventLoopGroup().spliterator(), false)
                .map(loop -> rehearse(loop, rounds, applications, end))
                .toList();
        return Uni.join().all(loops).andCollectFailures().replaceWithVoid();
    }

    private Uni<Void> rehearse(EventExecutor loop, int rounds, List<Client> applications, long end) {
        var context = vertx.createEventLoopContext(
                (EventLoop) loop, null, Thread.currentThread().getContextClassLoader());
        return Multi.createFrom()
                .range(0, applications.isEmpty() ? 0 : rounds)
                .select()
                .first(round -> System.nanoTime() < end)
                .onItem()
                .transformToUniAndConcatenate(round -> rehearse(context, applications.get(round % applications.size())))
                .onItem()
                .ignoreAsUni();
    }

    /** Each round in a context of its own, as requests are. */
    private Uni<Void> rehearse(Context loop, Client client) {
        var request = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(request, true);
        return Uni.createFrom()
                .voidItem()
                .emitOn(MutinyHelper.executor(request))
                .chain(this::lookUps)
                .chain(() -> rehearsal.walk(client));
    }

    private Uni<Void> lookUps() {
        return patiently(accounts.find(NOBODY, EmailAddress.parse("nobody@example.com"))
                .chain(() -> accounts.find(NOBODY, PhoneNumber.parse("+8613000000000")))
                .chain(() -> accounts.find(NOBODY, Username.typed(NOBODY)))
                .chain(() -> accounts.has(NOBODY, EmailAddress.parse("nobody@example.com")))
                .chain(() -> accounts.has(NOBODY, PhoneNumber.parse("+8613000000000")))
                .chain(() -> accounts.find(new UUID(0, 0)))
                .replaceWithVoid());
    }

    private static Uni<Void> patiently(Uni<Void> walk) {
        return walk.onFailure().retry().atMost(TRIES);
    }
}
