package dev.doorsill.dialect.cloudbase;

import dev.doorsill.provider.OpenIdServer;
import dev.doorsill.provider.WithProviders;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Somebody with a device who goes to a third party and comes back, as the vendor's SDK sends them. */
record Traveller(Visitor visitor, OpenIdServer server, String provider, String subject) {
    static Traveller to(OpenIdServer server, String provider) {
        return new Traveller(Visitor.withEmail(), server, provider, "s-" + UUID.randomUUID());
    }

    /** The same person on another device. */
    Traveller elsewhere() {
        return new Traveller(Visitor.withEmail(), server, provider, subject);
    }

    String deviceId() {
        return visitor.deviceId();
    }

    Response depart() {
        return depart(WithProviders.BACK);
    }

    Response depart(String redirectUri) {
        return visitor.request()
                .queryParam("provider_id", provider)
                .queryParam("redirect_uri", redirectUri)
                .queryParam("state", "prd-state")
                .get("/auth/v1/provider/uri");
    }

    /** Goes there, is whom the provider takes them for, and has a code. */
    String code(Object... claims) {
        var uri = Answer.granted(depart()).text("uri");
        var said = new HashMap<String, Object>(Map.of("name", "Somebody"));
        for (var i = 0; i < claims.length; i += 2) {
            said.put((String) claims[i], claims[i + 1]);
        }
        server.nextPerson(subject, said);
        return server.code(uri);
    }

    Map<String, Object> body(String code) {
        return Map.of("provider_id", provider, "provider_code", code, "provider_redirect_uri", WithProviders.BACK);
    }

    Response comeBack(String code) {
        return visitor.post("/provider/token", body(code));
    }

    /** The whole way: a token of who they are there. */
    String token(Object... claims) {
        return Answer.granted(comeBack(code(claims))).text("provider_token");
    }

    Response signUp(String token, Object... more) {
        var body = new HashMap<String, Object>(Map.of("provider_token", token));
        for (var i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return visitor.post("/signup", body);
    }

    Response signIn(String token) {
        return visitor.post("/signin/with/provider", Map.of("provider_token", token));
    }
}
