package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Origin;
import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.client.Client;
import dev.doorsill.client.Clients;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Fingerprints;
import dev.doorsill.token.Caller;
import dev.doorsill.token.Session;
import dev.doorsill.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells who asks: the application by its own header, the person by the token in the standard one. */
@Singleton
class Callers {
    private final Clients clients;
    private final Fingerprints fingerprints;
    private final Tokens tokens;
    private final DialectConfig config;

    Callers(Clients clients, Fingerprints fingerprints, Tokens tokens, DialectConfig config) {
        this.clients = clients;
        this.fingerprints = fingerprints;
        this.tokens = tokens;
        this.config = config;
    }

    /** The application that asks. Says nothing of whether it has proven itself. */
    Client client(RequestContext request) {
        var id = request.header("x-authing-app-id")
                .or(() -> request.header("x-genauth-app-id"))
                .orElseThrow(() -> Problem.invalid(Reason.CLIENT_MISSING));
        return clients.find(id).orElseThrow(() -> Problem.of(ProblemCode.CLIENT_UNKNOWN));
    }

    /** Somebody through an application; {@link Caller} says how more is said of them. */
    Caller caller(RequestContext request, byte[] body, Client client, Origin origin) {
        return new Caller(
                client,
                GenAuthDialect.NAME,
                issuer(),
                "",
                Optional.empty(),
                request.clientAddress(),
                origin,
                fingerprints.of(new Fingerprints.Request(
                        client.id(),
                        request.endpoint(),
                        "",
                        request.id("x-request-id"),
                        request.id("idempotency-key"),
                        body)),
                Languages.of(request),
                CaptchaPass.unaskable());
    }

    /**
     * The session behind the access token, which may come without the word Bearer.
     *
     * @return fails with {@link ProblemCode#ACCESS_TOKEN_INVALID} without a good one of this application
     */
    Uni<Session> session(RequestContext request, Client client) {
        return request.bareOrBearer()
                .map(token -> tokens.authenticate(token, issuer()))
                .orElseGet(() -> Uni.createFrom().failure(Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)))
                .invoke(session -> {
                    if (!session.clientId().equals(client.id())) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                });
    }

    private String issuer() {
        return config.publicUrl().orElseThrow() + "/oidc";
    }
}
