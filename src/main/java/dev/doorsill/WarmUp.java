package dev.doorsill;

import dev.doorsill.account.Accounts;
import dev.doorsill.client.Client;
import dev.doorsill.client.Clients;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Walks the ways to the stores before the door opens, again and again: the first connection, the first translation of a
 * query by Hibernate, and whatever is not compiled yet take longer than a request may wait, and hold up everybody else on
 * the same event loop. The one place that blocks, while nobody is there yet.
 */
@Singleton
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int TRIES = 5;
    private static final String NOBODY = "nobody";

    private final Accounts accounts;
    private final Rehearsal rehearsal;
    private final Clients clients;
    private final WarmUpConfig config;

    WarmUp(Accounts accounts, Rehearsal rehearsal, Clients clients, WarmUpConfig config) {
        this.accounts = accounts;
        this.rehearsal = rehearsal;
        this.clients = clients;
        this.config = config;
    }

    void walk(@Observes StartupEvent start) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> patiently(lookUps()));
            rehearse(applications());
        } catch (Throwable failure) {
            // A database that is away now may be back for the first visitor.
            LOG.warnf("could not warm up: %s", failure.getClass().getSimpleName());
        }
    }

    /** One application for each algorithm that tokens are signed by. */
    private List<Client> applications() {
        return clients.all().stream()
                .collect(Collectors.toMap(Client::signingAlgorithm, client -> client, (one, other) -> one))
                .values()
                .stream()
                .toList();
    }

    /** Each round in a context of its own, as requests are. */
    private void rehearse(List<Client> applications) throws Throwable {
        var begun = System.nanoTime();
        // A native binary has nothing left to compile: it opens connections, and prepares statements.
        var rounds = ImageMode.current().isNativeImage() ? Math.min(1, config.rounds()) : config.rounds();
        for (var round = 0; round < rounds && !applications.isEmpty(); round++) {
            if (System.nanoTime() - begun > config.atMost().toNanos()) {
                return;
            }
            var client = applications.get(round % applications.size());
            VertxContextSupport.subscribeAndAwait(() -> lookUps().chain(() -> rehearsal.walk(client)));
        }
    }

    private Uni<Void> lookUps() {
        return accounts.find(NOBODY, EmailAddress.parse("nobody@example.com"))
                .chain(() -> accounts.find(NOBODY, PhoneNumber.parse("+8613000000000")))
                .chain(() -> accounts.find(NOBODY, Username.typed(NOBODY)))
                .chain(() -> accounts.has(NOBODY, EmailAddress.parse("nobody@example.com")))
                .chain(() -> accounts.has(NOBODY, PhoneNumber.parse("+8613000000000")))
                .chain(() -> accounts.find(new UUID(0, 0)))
                .replaceWithVoid();
    }

    private static Uni<Void> patiently(Uni<Void> walk) {
        return walk.onFailure().retry().atMost(TRIES);
    }
}
