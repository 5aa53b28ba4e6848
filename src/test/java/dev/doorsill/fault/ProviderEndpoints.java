package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.proof.ExternalProfile;
import dev.doorsill.proof.IdentityTokens;
import dev.doorsill.wire.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do over {@code /auth/v1} with who they are at a third party. */
final class ProviderEndpoints {
    private static final ExternalProfile NOTHING =
            new ExternalProfile(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    private final FaultScene scene;
    private final IdentityTokens tokens;

    ProviderEndpoints(FaultScene scene, IdentityTokens tokens) {
        this.scene = scene;
        this.tokens = tokens;
    }

    List<Endpoint> all() {
        var known = UUID.randomUUID().toString();
        var session = scene.crowd.ask(Call.post("/signup", token(known))).text("access_token");
        return List.of(
                Endpoint.of(
                        "departure",
                        Needs.REDIS,
                        Call.get("/provider/uri?provider_id=hub&redirect_uri=http://localhost/")),
                Endpoint.of("signup by identity", Needs.DATABASE, Call.post("/signup", token(stranger()))),
                Endpoint.of("signin by identity", Needs.DATABASE, Call.post("/signin/with/provider", token(known))),
                Endpoint.of(
                        "identities", Needs.DATABASE, Call.get("/user/provider").bearer(session)),
                Endpoint.of("bind", Needs.BOTH, bind()),
                Endpoint.of(
                        "unbind", Needs.BOTH, Call.delete("/user/provider/club").bearer(session)));
    }

    private Call bind() {
        var session = scene.crowd.ask(scene.stranger().signUp()).text("access_token");
        return Call.post("/user/provider/bind", token(stranger())).bearer(session);
    }

    private static String stranger() {
        return UUID.randomUUID().toString();
    }

    private Map<String, String> token(String subject) {
        var identity = new ExternalIdentity("hub", "https://hub.example", subject);
        return Map.of("provider_token", tokens.seal(tokens.attest("default", identity, NOTHING)));
    }
}
