package dev.doorsill;

import dev.doorsill.account.Accounts;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.identifier.Username;
import dev.doorsill.passcode.Passcodes;
import dev.doorsill.proof.Purpose;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Walks the ways to the stores once before the door opens: the first connection, and the first translation of a query
 * by Hibernate, take longer than a request may wait, and the first visitor would be turned away. The one place that
 * blocks, while nobody is there yet.
 */
@Singleton
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final int TRIES = 5;
    private static final String NOBODY = "nobody";

    private final Accounts accounts;
    private final Passcodes passcodes;

    WarmUp(Accounts accounts, Passcodes passcodes) {
        this.accounts = accounts;
        this.passcodes = passcodes;
    }

    void walk(@Observes StartupEvent start) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> patiently(lookUps().chain(this::codes)));
        } catch (Throwable failure) {
            // A database that is away now may be back for the first visitor.
            LOG.warnf("could not warm up: %s", failure.getClass().getSimpleName());
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

    private Uni<Void> codes() {
        var verification = passcodes.begin(NOBODY, Purpose.CONTACT, EmailAddress.parse("nobody@example.com"));
        return passcodes.isSent(verification).replaceWithVoid();
    }

    private static Uni<Void> patiently(Uni<Void> walk) {
        return walk.onFailure().retry().atMost(TRIES);
    }
}
