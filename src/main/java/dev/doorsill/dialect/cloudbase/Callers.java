package dev.doorsill.dialect.cloudbase;

import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.captcha.CaptchaToken;
import dev.doorsill.client.Client;
import dev.doorsill.client.Clients;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Fingerprints;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Rotation.Renewal;
import dev.doorsill.token.Session;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells who asks. Public endpoints ignore an Authorization that is none of ours; the vendor's clients send such. */
@Singleton
class Callers {
    /** What live tokens of this dialect carry. */
    private static final String SCOPE = "user sso";

    private final Clients clients;
    private final Fingerprints fingerprints;
    private final Tokens tokens;
    private final CloudBaseConfig config;
    private final DialectConfig dialectConfig;

    Callers(
            Clients clients,
            Fingerprints fingerprints,
            Tokens tokens,
            CloudBaseConfig config,
            DialectConfig dialectConfig) {
        this.clients = clients;
        this.fingerprints = fingerprints;
        this.tokens = tokens;
        this.config = config;
        this.dialectConfig = dialectConfig;
    }

    /** The caller of a public endpoint, its application named in the query, by Basic, or by default. */
    Caller caller(RequestContext request, byte[] body) {
        return caller(request, body, client(request, Optional.empty()));
    }

    /** The caller of a public endpoint whose application is known already. */
    Caller caller(RequestContext request, byte[] body, Client client) {
        var deviceId = request.id("x-device-id");
        var fingerprint = fingerprints.of(new Fingerprints.Request(
                client.id(),
                request.endpoint(),
                deviceId.orElse(""),
                request.id("x-request-id"),
                request.id("idempotency-key"),
                body));
        return new Caller(
                client,
                CloudBaseDialect.NAME,
                issuer(),
                SCOPE,
                deviceId,
                request.clientAddress(),
                request.origin(),
                fingerprint,
                request.locale(),
                captcha(request));
    }

    /** The SDKs show a solved captcha in the query, other clients in a header. */
    private static CaptchaPass captcha(RequestContext request) {
        return CaptchaPass.showing(request.query("captcha_token")
                .or(() -> request.header("x-captcha-token"))
                .map(CaptchaToken::new));
    }

    Renewal renewal(Caller caller) {
        return new Renewal(caller.client(), caller.issuer(), caller.request(), config.rotationGrace(), caller.act());
    }

    /** The application that asks; the body may name it too. Says nothing of whether it has proven itself. */
    Client client(RequestContext request, Optional<String> named) {
        var id = request.query("client_id")
                .or(() -> request.basic().map(RequestContext.Basic::user))
                .or(() -> named)
                .or(config::defaultClient);
        return id.flatMap(clients::find).orElseThrow(() -> Problem.of(ProblemCode.CLIENT_UNKNOWN));
    }

    /** The application of a session; it was known when the session was opened. */
    Client client(Session session) {
        return clients.find(session.clientId()).orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID));
    }

    /** The session behind the Bearer token; fails with {@link ProblemCode#ACCESS_TOKEN_INVALID} without a good one. */
    Uni<Session> session(RequestContext request) {
        return request.bearer()
                .map(token -> tokens.authenticate(token, issuer()))
                .orElseGet(() -> Uni.createFrom().failure(Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }

    /**
     * The anonymous session of who asks, by the Bearer or a token of the body. Whoever is signed in as somebody signs up
     * somebody new; a Bearer that is none of ours is ignored.
     */
    Optional<AnonymousSession> anonymous(RequestContext request, Optional<String> shown) {
        if (shown.isPresent()) {
            return Optional.of(
                    tokens.anonymous(shown.get(), issuer()).orElseThrow(() -> Problem.invalid(Reason.NOT_ANONYMOUS)));
        }
        return request.bearer().flatMap(token -> tokens.anonymous(token, issuer()));
    }

    /** As {@link #session}, but who shows no token, or a foreign one, is just nobody. */
    Uni<Optional<Session>> sessionIfAny(RequestContext request) {
        return request.bearer()
                .filter(token -> tokens.isOurs(token, issuer()))
                .map(token -> tokens.authenticate(token, issuer()).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** The dialect's issuer: origin and path prefix. */
    String issuer() {
        return dialectConfig.publicUrl().orElseThrow() + "/auth/v1";
    }
}
