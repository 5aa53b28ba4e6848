package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Origin;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.limit.ClientAddress;
import java.util.Optional;

/** Where a person comes from, when a back end asks in their place. */
final class Origins {
    private static final int MAX_ADDRESS = 64;
    private static final int MAX_DEVICE = 512;

    private Origins() {}

    /** What the request says of the person goes before what it says of itself. */
    static Origin of(RequestContext request, Optional<JsonBody> options, Optional<JsonBody> profile) {
        var seen = request.origin();
        return new Origin(
                told(request, options).map(ClientAddress::value).or(seen::ip),
                text(profile, "browser").or(seen::browser),
                text(profile, "device").or(seen::device));
    }

    /** The person's address as the caller tells it; nothing proves it. */
    static Optional<ClientAddress> told(RequestContext request, Optional<JsonBody> options) {
        return options.flatMap(body -> body.filledText("clientIp", MAX_ADDRESS))
                .or(() -> request.header("x-real-ip"))
                .filter(text -> text.length() <= MAX_ADDRESS)
                .flatMap(ClientAddress::read);
    }

    private static Optional<String> text(Optional<JsonBody> profile, String field) {
        return profile.flatMap(body -> body.filledText(field, MAX_DEVICE));
    }
}
