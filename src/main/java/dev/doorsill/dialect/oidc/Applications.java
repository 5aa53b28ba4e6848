package dev.doorsill.dialect.oidc;

import dev.doorsill.client.Client;
import dev.doorsill.client.ClientCredentials;
import dev.doorsill.client.Clients;
import dev.doorsill.dialect.FormBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import jakarta.inject.Singleton;

/** Tells which application asks. An Authorization that is not Basic is none of its business: some clients send one. */
@Singleton
class Applications {
    private final Clients clients;

    Applications(Clients clients) {
        this.clients = clients;
    }

    /** The application, its proof taken (RFC 6749, section 2.3). */
    Client authenticated(RequestContext request, FormBody form) {
        var basic = request.basic().map(shown -> new ClientCredentials(shown.user(), shown.secret()));
        var id = form.text("client_id")
                .or(() -> basic.map(ClientCredentials::clientId))
                .orElseThrow(() -> Problem.of(ProblemCode.CLIENT_UNAUTHENTICATED, Reason.CLIENT_MISSING));
        var client = clients.find(id).orElseThrow(() -> Problem.of(ProblemCode.CLIENT_UNKNOWN));
        client.authenticate(basic, form.text("client_secret"));
        return client;
    }
}
