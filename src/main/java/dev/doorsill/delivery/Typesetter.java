package dev.doorsill.delivery;

import dev.doorsill.delivery.Parcel.Letter;
import dev.doorsill.identifier.Channel;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Puts a message into words: an SMS is one line, an e-mail has a subject, a text and an HTML page. */
@Singleton
class Typesetter {
    private final String serviceName;
    private final Template text;
    private final Template html;

    Typesetter(
            DeliveryConfig config,
            @Location("delivery/letter.txt") Template text,
            @Location("delivery/letter.html") Template html) {
        this.serviceName = config.serviceName();
        this.text = text;
        this.html = html;
    }

    /** Gives the message an id and its words. */
    Uni<Parcel> pack(Message message) {
        var id = UUID.randomUUID().toString();
        return message.recipient().channel() == Channel.SMS
                ? Uni.createFrom().item(() -> shortMessage(id, message))
                : letter(id, message);
    }

    private Parcel shortMessage(String id, Message message) {
        return new Parcel(id, message, Words.in(message.locale()).shortMessage(message, serviceName), Optional.empty());
    }

    private Uni<Parcel> letter(String id, Message message) {
        var subject = Words.in(message.locale()).subject(message.purpose(), serviceName);
        return Uni.combine()
                .all()
                .unis(render(text, message), render(html, message))
                .with((plain, page) -> new Parcel(id, message, plain, Optional.of(new Letter(subject, page))));
    }

    private Uni<String> render(Template template, Message message) {
        var words = Words.in(message.locale());
        return template.data("language", words.language())
                .data("service", serviceName)
                .data("lead", words.lead(message.purpose(), serviceName))
                .data(
                        "code",
                        message.code().map(code -> code.passcode().reveal()).orElse(null))
                .data(
                        "validity",
                        message.code()
                                .map(code -> words.validity(code.validFor()))
                                .orElse(null))
                .data(
                        "caution",
                        message.code().map(code -> words.caution()).orElseGet(() -> words.notice(message.purpose())))
                .createUni();
    }
}
