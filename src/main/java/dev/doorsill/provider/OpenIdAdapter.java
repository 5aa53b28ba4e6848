package dev.doorsill.provider;

import dev.doorsill.client.AuthenticationMethod;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;

/** OpenID Connect Core 1.0: the authorization code flow, with PKCE; and ID tokens that an application got itself. */
final class OpenIdAdapter implements Adapter {
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final List<String> SCOPES = List.of("openid", "profile", "email");

    private final Registration registration;
    private final String issuer;
    private final ProviderLine line;
    private final Remembered<OpenIdMetadata> metadata;
    private final KeyCache keys;
    private final IdTokenCheck check;
    private final Set<String> audiences;

    OpenIdAdapter(Registration registration, String issuer, Set<String> hosts, ProviderLine line, InstantSource time) {
        var settings = registration.settings();
        this.registration = registration;
        this.issuer = issuer;
        this.line = line;
        this.check = new IdTokenCheck(issuer, settings.clockSkew(), time);
        this.metadata = new Remembered<>(
                () -> line.get(ProviderLine.to(issuer.replaceFirst("/$", "") + WELL_KNOWN))
                        .map(answer -> OpenIdMetadata.read(answer, issuer, hosts)),
                settings.metadataLife(),
                time);
        this.keys = new KeyCache(
                () -> metadata().chain(known -> line.get(ProviderLine.to(known.keysEndpoint()))),
                settings.keysLife(),
                settings.keysPause(),
                time);
        this.audiences = new HashSet<>(settings.audiences().orElse(Set.of()));
        this.audiences.add(registration.clientId());
    }

    private Uni<OpenIdMetadata> metadata() {
        return metadata.get().map(Remembered.At::value);
    }

    @Override
    public Uni<String> departure(Departure departure) {
        var query = new Query()
                .with("response_type", "code")
                .with("client_id", registration.clientId())
                .with("redirect_uri", departure.redirectUri())
                .with("scope", String.join(" ", registration.settings().scopes().orElse(SCOPES)))
                .with("state", departure.state())
                .with("nonce", departure.secrets().map(FlowSecrets::nonce))
                .with("code_challenge", departure.secrets().map(FlowSecrets::challenge))
                .with("code_challenge_method", departure.secrets().map(secrets -> "S256"));
        return metadata().map(known -> query.on(known.authorizationEndpoint()));
    }

    /** A code is good once: what is needed beside it is fetched first, so that its failure leaves the code unused. */
    @Override
    public Uni<Person> byCode(Return back) {
        return keys.known()
                .chain(this::metadata)
                .chain(known -> line.postForm(authenticated(known.tokenEndpoint()), form(back))
                        .map(this::granted)
                        .chain(granted -> believed(known, granted, back)));
    }

    private RequestOptions authenticated(String endpoint) {
        var call = ProviderLine.to(endpoint);
        registration
                .secret()
                .filter(secret ->
                        registration.settings().clientAuthentication() == AuthenticationMethod.CLIENT_SECRET_BASIC)
                .ifPresent(secret -> call.putHeader("Authorization", basic(secret)));
        return call;
    }

    /** RFC 6749, section 2.3.1: both halves are form-encoded before they are joined. */
    private String basic(String secret) {
        var pair = Query.encode(registration.clientId()) + ':' + Query.encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Query form(Return back) {
        var shown = registration.settings().clientAuthentication() == AuthenticationMethod.CLIENT_SECRET_POST
                ? registration.secret()
                : Optional.<String>empty();
        var named = shown.isPresent() || registration.secret().isEmpty();
        return new Query()
                .with("grant_type", "authorization_code")
                .with("code", back.code())
                .with("redirect_uri", back.redirectUri())
                .with("code_verifier", back.secrets().map(FlowSecrets::verifier))
                .with("client_id", named ? Optional.of(registration.clientId()) : Optional.empty())
                .with("client_secret", shown);
    }

    private JsonObject granted(Answer answer) {
        if (answer.isSuccess()) {
            return answer.json();
        }
        throw OAuthErrors.of(answer);
    }

    private Uni<Person> believed(OpenIdMetadata known, JsonObject granted, Return back) {
        var token = Answer.text(granted, "id_token")
                .orElseThrow(() -> ProviderFailure.unavailable(registration + " gave no ID token"));
        var nonce = back.secrets().map(FlowSecrets::nonce);
        return keys.keysFor(check.read(token, known.algorithms()))
                .map(trusted -> check.check(token, trusted, known.algorithms(), Set.of(registration.clientId()), nonce))
                .chain(claims -> person(known, claims, Answer.text(granted, "access_token")));
    }

    @Override
    public Uni<Person> byIdToken(String token) {
        return metadata()
                .chain(known -> keys.keysFor(check.read(token, known.algorithms()))
                        .map(trusted -> check.checkForeign(token, trusted, known.algorithms(), audiences))
                        .chain(claims -> person(known, claims, Optional.empty())));
    }

    /**
     * Where the ID token says nothing but who it is, the rest is asked for; but nobody is sent back for it, for their
     * code is used up.
     */
    private Uni<Person> person(OpenIdMetadata known, JwtClaims claims, Optional<String> accessToken) {
        var said = new JsonObject(claims.getClaimsMap());
        var identity = Subjects.identity(registration, issuer, said.getString("sub"));
        var person = new Person(identity, OpenIdClaims.profile(said));
        if (OpenIdClaims.saySomething(said)
                || accessToken.isEmpty()
                || known.userEndpoint().isEmpty()) {
            return Uni.createFrom().item(person);
        }
        var call =
                ProviderLine.to(known.userEndpoint().get()).putHeader("Authorization", "Bearer " + accessToken.get());
        return line.get(call)
                .map(answer -> new Person(identity, OpenIdClaims.profile(answer, identity.subject())))
                .onFailure(ProviderFailure::isUnavailability)
                .recoverWithItem(person);
    }
}
