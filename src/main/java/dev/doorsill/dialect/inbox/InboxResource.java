package dev.doorsill.dialect.inbox;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.delivery.Inbox;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The messages that were sent, newest first, as a page for people and as JSON for tests. Dev and test builds only. */
@Path("/dev/inbox")
@Cancellable(false)
@IfBuildProfile(anyOf = {"dev", "test"})
public class InboxResource {
    private static final int ROWS_ON_PAGE = 200;

    /** The longest wait for messages that are on their way. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final BackgroundLane background;
    private final Template page;

    InboxResource(Inbox inbox, BackgroundLane background, @Location("inbox/page.html") Template page) {
        this.inbox = inbox;
        this.background = background;
        this.page = page;
    }

    /** The page; of a long list only the newest rows. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<String> page(@RestQuery Optional<String> to) {
        return arrived()
                .map(done -> rows(to))
                .chain(rows -> page.data("to", to.orElse(""))
                        .data("total", rows.size())
                        .data("rows", rows.subList(0, Math.min(rows.size(), ROWS_ON_PAGE)))
                        .createUni());
    }

    /** Every row. */
    @GET
    @Produces(MediaType.APPLICATION_JSON + ";qs=0.5") // the page is for whoever names no type
    @Operation(hidden = true)
    public Uni<List<InboxRow>> list(@RestQuery Optional<String> to) {
        return arrived().map(done -> rows(to));
    }

    /** Some messages leave after the request that asked for them was answered; who looks now wants to see them. */
    private Uni<Void> arrived() {
        return background.settled().ifNoItem().after(PATIENCE).recoverWithItem(() -> null);
    }

    private List<InboxRow> rows(Optional<String> to) {
        var entries = to.filter(text -> !text.isBlank()).map(inbox::sentTo).orElseGet(inbox::all);
        return entries.stream().map(InboxRow::of).toList();
    }
}
