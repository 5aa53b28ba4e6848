package dev.doorsill.delivery;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** What a webhook's receiver reads. Holds the code and the address: it is for the wire alone. */
final class WebhookBody {
    private WebhookBody() {}

    static Buffer of(Parcel parcel) {
        var message = parcel.message();
        var json = new JsonObject()
                .put("id", parcel.id())
                .put("channel", message.recipient().channel().name().toLowerCase(Locale.ROOT))
                .put("to", message.recipient().value())
                .put("purpose", message.purpose().name())
                .put("locale", message.locale().toLanguageTag())
                .put("text", parcel.text());
        message.code()
                .ifPresent(code -> json.put("code", code.passcode().reveal())
                        .put("valid_for_seconds", code.validFor().toSeconds()));
        parcel.letter()
                .ifPresent(letter -> json.put("subject", letter.subject()).put("html", letter.html()));
        return json.toBuffer();
    }
}
