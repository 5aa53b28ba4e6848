package dev.doorsill.dialect.oidc;

import dev.doorsill.account.Origin;
import dev.doorsill.account.PgEntrances;
import dev.doorsill.captcha.CaptchaPass;
import dev.doorsill.client.Clients;
import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.event.Act;
import dev.doorsill.limit.ClientAddress;
import dev.doorsill.proof.Fingerprints;
import dev.doorsill.proof.Outcome;
import dev.doorsill.token.Caller;
import dev.doorsill.token.OpenIdTokens;
import dev.doorsill.token.Tokens;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Opens sessions of this issuer for people who have just signed up, whatever door they would have come through. */
@Singleton
class Entrance {
    static final String ALL =
            "openid profile username email phone external_id extended_fields roles tenant_id offline_access";

    private final Tokens tokens;
    private final OpenIdTokens openIdTokens;
    private final PgEntrances entrances;
    private final Clients clients;
    private final Fingerprints fingerprints;
    private final Issuer issuer;

    Entrance(
            Tokens tokens,
            OpenIdTokens openIdTokens,
            PgEntrances entrances,
            Clients clients,
            Fingerprints fingerprints,
            Issuer issuer) {
        this.tokens = tokens;
        this.openIdTokens = openIdTokens;
        this.entrances = entrances;
        this.clients = clients;
        this.fingerprints = fingerprints;
        this.issuer = issuer;
    }

    /** A new person with a phone number, in by {@code app-1}. */
    Entered open(String scope, Object... more) {
        return openBy("app-1", scope, more);
    }

    Entered openBy(String clientId, String scope, Object... more) {
        var answer = Visitor.withPhone()
                .signUp(more)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return enter(clientId, scope, answer.getString("sub"));
    }

    Entered enter(String clientId, String scope, String subject) {
        var client = clients.find(clientId).orElseThrow();
        var request = new Fingerprints.Request(clientId, "", "", Optional.empty(), Optional.empty(), new byte[0]);
        var origin = new Origin(Optional.empty(), Optional.empty(), Optional.empty());
        var session = tokens.newSession(new Caller(
                client,
                "none",
                issuer.name(),
                scope,
                Optional.empty(),
                ClientAddress.read("192.0.2.1").orElseThrow(),
                origin,
                fingerprints.of(request),
                Locale.ENGLISH,
                CaptchaPass.unaskable()));
        try {
            var set = VertxContextSupport.subscribeAndAwait(() -> entrances
                    .enterAgain(
                            session,
                            origin,
                            new Outcome(UUID.fromString(subject), session.createdAt()),
                            Act.ofService())
                    .map(id -> tokens.issue(id, session, client))
                    .chain(pair -> openIdTokens.complete(pair, client, issuer.name())));
            return new Entered(
                    set.accessToken(),
                    set.idToken().orElse(""),
                    set.refreshToken().orElse(""),
                    set.subject());
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
