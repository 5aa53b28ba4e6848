package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.Username;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.Optional;
import java.util.function.Supplier;

/** How the dialect spells the names of people. */
final class Addresses {
    static final int MAX_LENGTH = 254;
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";

    private Addresses() {}

    static Optional<EmailAddress> email(JsonBody body) {
        return body.filledText(EMAIL, MAX_LENGTH).map(EmailAddress::parse);
    }

    /** The one address of the body; refused if there is none, or both. */
    static Address required(JsonBody body) {
        if (body.filledText(EMAIL, MAX_LENGTH).isPresent()
                && body.filledText(PHONE, MAX_LENGTH).isPresent()) {
            throw Problem.invalid(Reason.RECIPIENT_AMBIGUOUS);
        }
        return email(body)
                .<Address>map(email -> email)
                .or(() -> Phones.find(body, PHONE))
                .orElseThrow(() -> Problem.invalid(Reason.RECIPIENT_MISSING));
    }

    /**
     * Who wants to sign in, by the first of the four fields that says something. What cannot be an address leads to
     * nobody, and is answered like a name that nobody has.
     */
    static Identifier signInName(JsonBody body) {
        var country = body.filledText("phoneCountryCode", Phones.MAX_LENGTH);
        return body.filledText(EMAIL, MAX_LENGTH)
                .map(text -> orNobody(text, () -> EmailAddress.parse(text)))
                .or(() -> body.filledText(PHONE, MAX_LENGTH)
                        .map(text -> orNobody(text, () -> Phones.parse(text, country))))
                .or(() -> body.filledText("username", MAX_LENGTH).map(Username::typed))
                .or(() -> body.filledText("account", MAX_LENGTH).map(Addresses::account))
                .orElseThrow(() -> body.missing("account"));
    }

    /** As {@link #signInName}, for a name about to be taken: of a certain sort, and well-formed. */
    static Optional<Identifier> newName(JsonBody body) {
        return email(body)
                .<Identifier>map(email -> email)
                .or(() -> Phones.find(body, PHONE))
                .or(() -> body.filledText("username", MAX_LENGTH).map(Username::parse));
    }

    /** No username has an at sign or reads as a phone number, so one field serves all three. */
    private static Identifier account(String text) {
        if (text.indexOf('@') >= 0) {
            return orNobody(text, () -> EmailAddress.parse(text));
        }
        return Username.readsAsPhoneNumber(text) ? orNobody(text, () -> Phones.parse(text)) : Username.typed(text);
    }

    private static Identifier orNobody(String text, Supplier<? extends Identifier> parsed) {
        try {
            return parsed.get();
        } catch (Problem malformed) {
            return Username.typed(text);
        }
    }
}
