package dev.doorsill.event;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What the receiver of events reads. Holds personal data: it is for the wire alone. */
final class EventBody {
    private EventBody() {}

    static Buffer of(PendingEvent event) {
        var body = new JsonObject()
                .put("id", event.id().toString())
                .put("type", event.type())
                .put("occurred_at", event.occurredAt().toString())
                .put("account_id", event.accountId().toString())
                .put("actor", event.actor().toLowerCase(Locale.ROOT));
        event.sessionId().ifPresent(id -> body.put("session_id", id.toString()));
        event.clientId().ifPresent(id -> body.put("client_id", id));
        event.detail().ifPresent(word -> body.put("detail", word));
        event.account().ifPresent(account -> body.put("account", account(account)));
        return body.toBuffer();
    }

    private static JsonObject account(PendingEvent.AccountNow account) {
        var body = new JsonObject()
                .put("directory", account.directory())
                .put("status", account.status())
                .put("anonymous", account.anonymous());
        account.username().ifPresent(name -> body.put("username", name));
        account.email().ifPresent(email -> body.put("email", email).put("email_verified", account.emailVerified()));
        account.phone()
                .ifPresent(
                        phone -> body.put("phone_number", phone).put("phone_number_verified", account.phoneVerified()));
        account.name().ifPresent(name -> body.put("name", name));
        return body;
    }
}
