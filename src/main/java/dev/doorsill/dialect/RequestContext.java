package dev.doorsill.dialect;

import dev.doorsill.account.Origin;
import dev.doorsill.event.Act;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import dev.doorsill.problem.Wording;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The parts of a request that mean the same in every dialect. */
public final class RequestContext {
    private static final int MAX_BROWSER = 512;
    private static final int MAX_LANGUAGES = 256;
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final HttpServerRequest http;
    private final String requestId;

    private RequestContext(HttpServerRequest http) {
        this.http = http;
        this.requestId = RequestId.of(http);
    }

    public static RequestContext of(HttpServerRequest http) {
        return new RequestContext(http);
    }

    /** The credentials of HTTP Basic authentication (RFC 7617). */
    public record Basic(String user, String secret) {
        @Override
        public String toString() {
            return "basic credentials of " + user;
        }
    }

    public String path() {
        return http.path();
    }

    /** Method and path: what two requests must share to be repeats of one. */
    public String endpoint() {
        return http.method() + " " + http.path();
    }

    /** The id for logs and answers: the client's if it is well-formed, else one of ours. */
    public String requestId() {
        return requestId;
    }

    /** An id that the client gave itself; refused if it is malformed. */
    public Optional<String> id(String header) {
        var value = http.getHeader(header);
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (!RequestId.isWellFormed(value)) {
            throw Problem.invalid(Reason.HEADER_MALFORMED, header);
        }
        return Optional.of(value);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(http.getParam(name)).filter(value -> !value.isEmpty());
    }

    /** Whether the query says yes; some clients write {@code True}. */
    public boolean queryFlag(String name) {
        var text = query(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.invalid(Reason.FIELD_VALUE, name, "true, false");
        }
        return text.equals("true");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(http.getHeader(name)).filter(value -> !value.isEmpty());
    }

    /** The address of the client, as the framework knows it behind trusted proxies. */
    public ClientAddress clientAddress() {
        return ClientAddress.read(http.remoteAddress().hostAddress())
                .orElseThrow(() -> new IllegalStateException("a connection has a numeric address"));
    }

    /** What the client says of the machine it runs on, for the person's own record. */
    public Origin origin() {
        var browser = Optional.ofNullable(http.getHeader("user-agent"))
                .filter(text -> !text.isBlank())
                .map(text -> text.substring(0, Math.min(text.length(), MAX_BROWSER)));
        return new Origin(
                Optional.of(clientAddress().value()),
                browser,
                Platform.of(http.getHeader("sec-ch-ua-platform"), browser));
    }

    /** What somebody is about to do through an application that is not told, for the record. */
    public Act act() {
        return Act.ofPerson(Optional.empty(), clientAddress().network());
    }

    /** What somebody is about to do through the application, for the record. */
    public Act act(String clientId) {
        return Act.ofPerson(Optional.of(clientId), clientAddress().network());
    }

    /** The token of {@code Authorization: Bearer} (RFC 6750, section 2.1). */
    public Optional<String> bearer() {
        return authorization(BEARER);
    }

    /** As {@link #bearer}, but the scheme may be missing: some clients send the bare token. */
    public Optional<String> bareOrBearer() {
        return bearer().or(() -> header("authorization").map(String::strip).filter(value -> value.indexOf(' ') < 0));
    }

    /** Whether the application tries to prove itself by HTTP Basic, well or badly. */
    public boolean triesBasic() {
        return authorization(BASIC).isPresent();
    }

    /** The credentials of {@code Authorization: Basic}; empty if there are none, or they cannot be read. */
    public Optional<Basic> basic() {
        return authorization(BASIC).flatMap(RequestContext::decodeBasic);
    }

    private Optional<String> authorization(String scheme) {
        return Optional.ofNullable(http.getHeader("authorization"))
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    private static Optional<Basic> decodeBasic(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            var colon = text.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The best of our languages for {@code Accept-Language} (RFC 9110, section 12.5.4). */
    public Locale locale() {
        return language("accept-language").orElse(Locale.ENGLISH);
    }

    /** The best of our languages for a header like {@code Accept-Language}; empty if it asks for nothing in particular. */
    public Optional<Locale> language(String header) {
        var wish = http.getHeader(header);
        if (wish == null || wish.isBlank() || wish.length() > MAX_LANGUAGES) {
            return Optional.empty();
        }
        try {
            for (var range : Locale.LanguageRange.parse(wish)) {
                for (var language : Wording.languages()) {
                    if (range.getRange().startsWith(language.getLanguage())) {
                        return Optional.of(language);
                    }
                }
                if (range.getRange().equals("*")) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            // A header nobody can read asks for nothing.
            return Optional.empty();
        }
        return Optional.of(Locale.ENGLISH);
    }
}
