package dev.doorsill.dialect.oidc;

import dev.doorsill.client.Client;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.proof.Fingerprints;
import dev.doorsill.token.Rotation.Renewal;
import jakarta.inject.Singleton;

/** The rules by which refresh tokens turn here. */
@Singleton
class Renewals {
    private final Issuer issuer;
    private final Fingerprints fingerprints;
    private final OidcConfig config;

    Renewals(Issuer issuer, Fingerprints fingerprints, OidcConfig config) {
        this.issuer = issuer;
        this.fingerprints = fingerprints;
        this.config = config;
    }

    Renewal of(Client client, RequestContext request, byte[] body) {
        var fingerprint = fingerprints.of(new Fingerprints.Request(
                client.id(), request.endpoint(), "", request.id("x-request-id"), request.id("idempotency-key"), body));
        return new Renewal(client, issuer.name(), fingerprint, config.rotationGrace(), request.act(client.id()));
    }
}
