package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.assertRefused;
import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every known way of making an ID token that a provider never made, or not for us, or not for now. */
class IdTokenForgeryTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final OpenIdServer SERVER = new OpenIdServer(0);
    private static final MovableTime TIME = new MovableTime();
    private static final RSAKey THIEF = rsa();
    private static final Adapter ADAPTER = ProviderKit.directory(
                    VERTX, TIME, "issuer", SERVER.issuer(), "audiences", "the-same-app-on-phones")
            .get(ProviderKit.ID)
            .adapter();

    @AfterAll
    static void close() {
        SERVER.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    record Forgery(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void believesTheProvider() {
        var person = get(ADAPTER.byIdToken(SERVER.token(TIME.instant(), claims -> claims.claim("name", "Lin"))));
        assertThat(person.identity().provider()).isEqualTo(ProviderKit.ID);
        assertThat(person.identity().issuer()).isEqualTo(SERVER.issuer());
        assertThat(person.identity().subject()).isEqualTo("person-1");
        assertThat(person.profile().name()).contains("Lin");
    }

    @Test
    void believesTokensForTheSameApplicationOnPhones() {
        var token = SERVER.token(
                TIME.instant(),
                claims -> claims.audience("the-same-app-on-phones").claim("azp", OpenIdServer.CLIENT));
        assertThat(get(ADAPTER.byIdToken(token)).identity().subject()).isEqualTo("person-1");
    }

    @Test
    void forgivesAClockThatIsALittleOff() {
        var token = SERVER.token(TIME.instant().plus(Duration.ofSeconds(20)), claims -> {});
        assertThat(get(ADAPTER.byIdToken(token)).identity().subject()).isEqualTo("person-1");
    }

    static Stream<Forgery> forgeries() throws JOSEException {
        return Stream.of(claims(), signatures(), headers(), shapes()).flatMap(forgeries -> forgeries);
    }

    private static Stream<Forgery> claims() {
        var now = TIME.instant();
        return Stream.of(
                signed("for another application", claims -> claims.audience("another")),
                signed("for nobody", claims -> claims.audience((String) null)),
                signed("for us and another", claims -> claims.audience(List.of(OpenIdServer.CLIENT, "another"))),
                signed("given to another", claims -> claims.claim("azp", "another")),
                signed("a party that is none", claims -> claims.claim("azp", 1)),
                signed("of another issuer", claims -> claims.issuer("https://accounts.example")),
                signed("of nearly the issuer", claims -> claims.issuer(SERVER.issuer() + "/")),
                signed("of no issuer", claims -> claims.issuer(null)),
                signed("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(31)))),
                signed("never expiring", claims -> claims.expirationTime(null)),
                signed("expiring in a week", claims -> claims.expirationTime(Date.from(now.plus(Duration.ofDays(7))))),
                signed("not valid yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))),
                signed("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(60)))),
                signed("from no time", claims -> claims.issueTime(null)),
                signed("of nobody", claims -> claims.subject(null)),
                signed("of an empty name", claims -> claims.subject("")),
                signed("of a number", claims -> claims.claim("sub", 7)));
    }

    private static Stream<Forgery> signatures() throws JOSEException {
        var good = SERVER.token(TIME.instant(), claims -> {});
        var other = SERVER.token(TIME.instant(), claims -> claims.subject("person-2"));
        var secret = SERVER.key().toRSAPublicKey().getEncoded();
        var modulus = SERVER.key().getModulus().decode();
        return Stream.of(
                new Forgery("alg none", new PlainJWT(body()).serialize()),
                new Forgery("alg none in other letters", unsigned("{\"alg\":\"nOnE\"}", good)),
                new Forgery("no signature", good.substring(0, good.lastIndexOf('.') + 1)),
                new Forgery("another's signature", good.substring(0, good.lastIndexOf('.')) + tail(other)),
                new Forgery("a changed signature", good.substring(0, good.length() - 8) + "AAAAAAAA"),
                new Forgery("the public key as a secret", mac(secret)),
                new Forgery("the modulus as a secret", mac(modulus)),
                new Forgery(
                        "by a thief under the provider's key id",
                        theft(SERVER.header().build())),
                new Forgery(
                        "by another issuer of the same host",
                        OpenIdServer.sign(
                                SERVER.header().build(), body(), new RSASSASigner(SERVER.keyOfAnotherIssuer()))));
    }

    private static Stream<Forgery> headers() throws JOSEException {
        var rs256 = JWSAlgorithm.RS256;
        var there = URI.create("http://127.0.0.1:1/keys");
        var ec = new ECKeyGenerator(Curve.P_256).keyID(SERVER.key().getKeyID()).generate();
        return Stream.of(
                new Forgery(
                        "an unknown key id",
                        theft(new JWSHeader.Builder(rs256).keyID("thief").build())),
                new Forgery("no key id", theft(new JWSHeader.Builder(rs256).build())),
                new Forgery(
                        "a key id that is a path",
                        theft(new JWSHeader.Builder(rs256).keyID("../../etc").build())),
                new Forgery(
                        "the key in the token",
                        theft(SERVER.header().jwk(THIEF.toPublicJWK()).build())),
                new Forgery(
                        "the key at an address",
                        theft(SERVER.header().jwkURL(there).build())),
                new Forgery(
                        "the certificate at an address",
                        theft(SERVER.header().x509CertURL(there).build())),
                new Forgery(
                        "the certificate in the token",
                        theft(SERVER.header()
                                .x509CertChain(List.of(new Base64("AAAA")))
                                .build())),
                new Forgery(
                        "an extension that must be understood",
                        SERVER.sign(
                                SERVER.header()
                                        .criticalParams(Set.of("b65"))
                                        .customParam("b65", true)
                                        .build(),
                                body())),
                new Forgery(
                        "a token for another use",
                        SERVER.sign(
                                SERVER.header()
                                        .type(new JOSEObjectType("at+jwt"))
                                        .build(),
                                body())),
                new Forgery(
                        "another kind of key under the same id",
                        OpenIdServer.sign(
                                new JWSHeader.Builder(JWSAlgorithm.ES256)
                                        .keyID(ec.getKeyID())
                                        .build(),
                                body(),
                                new ECDSASigner(ec))));
    }

    private static Stream<Forgery> shapes() {
        return Stream.of("", ".", "..", "a.b.c", "e30.e30.", "a.b.c.d.e", "x".repeat(20_000), "{}")
                .map(text -> new Forgery("no token: " + text.substring(0, Math.min(9, text.length())), text));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void refuses(Forgery forgery) {
        assertRefused(ADAPTER.byIdToken(forgery.token()));
    }

    static Stream<Forgery> otherSpellings() {
        var good = SERVER.token(TIME.instant(), claims -> {});
        var afterHeader = good.indexOf('.') + 1;
        var last = good.substring(good.length() - 1);
        return Stream.of(
                new Forgery("padded", good + "=="),
                new Forgery("with what nobody reads behind the padding", good + "==AAAA"),
                new Forgery("with foreign characters in its signature", inserted(good, good.length() - 4, "*")),
                new Forgery("with foreign characters in its claims", inserted(good, afterHeader, "\n")),
                new Forgery("with foreign characters before its header", " " + good),
                new Forgery(
                        "with bits that nobody reads",
                        good.substring(0, good.length() - 1)
                                + Map.of("A", "B", "Q", "R", "g", "h", "w", "x").get(last)));
    }

    /** Or one token would be many, each of which is the first. */
    @ParameterizedTest
    @MethodSource("otherSpellings")
    void believesATokenInOneSpellingOnly(Forgery otherwise) {
        assertRefused(ADAPTER.byIdToken(otherwise.token()));
    }

    private static String inserted(String token, int place, String text) {
        return token.substring(0, place) + text + token.substring(place);
    }

    @Test
    void neverFollowsWhatATokenPointsAt() throws JOSEException {
        assertThat(get(ADAPTER.byIdToken(SERVER.token(TIME.instant(), claims -> {}))))
                .isNotNull();
        var before = SERVER.asked();
        var there = URI.create(SERVER.issuer() + "/elsewhere");
        assertRefused(ADAPTER.byIdToken(theft(SERVER.header()
                .jwkURL(there)
                .x509CertURL(there)
                .jwk(THIEF.toPublicJWK())
                .build())));
        assertThat(before).isNotEmpty();
        assertThat(SERVER.asked()).isEmpty();
    }

    @Test
    void refusesANameTooLongToKeep() {
        assertRefused(ADAPTER.byIdToken(SERVER.token(TIME.instant(), claims -> claims.subject("x".repeat(256)))));
    }

    private static Forgery signed(String name, Consumer<JWTClaimsSet.Builder> change) {
        return new Forgery(name, SERVER.token(TIME.instant(), change));
    }

    private static JWTClaimsSet body() {
        return SERVER.claims(TIME.instant()).build();
    }

    private static String theft(JWSHeader header) throws JOSEException {
        return OpenIdServer.sign(header, body(), new RSASSASigner(THIEF));
    }

    private static String mac(byte[] secret) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(SERVER.key().getKeyID())
                .build();
        return OpenIdServer.sign(header, body(), new MACSigner(secret));
    }

    private static String unsigned(String header, String token) {
        var parts = token.split("\\.");
        return com.nimbusds.jose.util.Base64URL.encode(header) + "." + parts[1] + ".";
    }

    private static String tail(String token) {
        return token.substring(token.lastIndexOf('.'));
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
