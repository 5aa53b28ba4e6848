package dev.doorsill.delivery;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Future;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Keeps messages in the {@link Inbox} instead of sending them, and shows each code on the console of dev mode. Does not
 * exist in a production build.
 */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class InboxGateway implements Gateway {
    private final Inbox inbox;
    private final Optional<PrintStream> console;

    @Inject
    InboxGateway(Inbox inbox, LaunchMode launchMode) {
        // Straight to the terminal: what went through the logging system could reach a file or a collector.
        this(inbox, launchMode == LaunchMode.DEVELOPMENT ? Optional.of(System.out) : Optional.empty());
    }

    InboxGateway(Inbox inbox, Optional<PrintStream> console) {
        this.inbox = inbox;
        this.console = console;
    }

    @Override
    public GatewayKind kind() {
        return GatewayKind.INBOX;
    }

    @Override
    public Future<Void> deliver(Parcel parcel) {
        var message = parcel.message();
        inbox.put(message);
        console.ifPresent(line -> line.println(message.recipient().channel() + " "
                + message.recipient().value() + " "
                + message.code()
                        .map(code -> code.passcode().reveal())
                        .orElseGet(() -> message.purpose().name())));
        return Future.succeededFuture();
    }
}
