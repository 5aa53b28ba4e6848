package dev.doorsill.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.mockwebserver.RecordedRequest;

/** An OpenID provider that is not ours, on this machine, and its keys: what it signs and what it would never sign. */
public final class OpenIdServer implements AutoCloseable {
    public static final String CLIENT = "doorsill-at-provider";
    static final String ISSUER = "people";

    private final KeyProvider keys = new KeyProvider();
    private final MockOAuth2Server server;
    private volatile InstantSource time = Clock.systemUTC();

    /** Starts it on that port, or any with 0. */
    public OpenIdServer(int port) {
        var tokens = new OAuth2TokenProvider(keys, () -> time.instant());
        server = new MockOAuth2Server(new OAuth2Config(false, null, null, false, tokens));
        server.start(InetAddress.getLoopbackAddress(), port);
    }

    /** Lets it live in the time of those it speaks to. */
    public void follow(InstantSource source) {
        time = source;
    }

    public String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    int port() {
        return server.baseUrl().port();
    }

    /** What it signs with. */
    RSAKey key() {
        return (RSAKey) keys.signingKey(ISSUER);
    }

    /** The same, for another issuer on the same host. */
    RSAKey keyOfAnotherIssuer() {
        return (RSAKey) keys.signingKey("others");
    }

    /** A person signs in there at once, and is sent back with this code. */
    public String code(String departure) {
        var back = locationOf(departure);
        return parameter(back, "code");
    }

    static String parameter(String uri, String name) {
        for (var pair : URI.create(uri).getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name);
    }

    private static String locationOf(String uri) {
        try {
            var connection = (HttpURLConnection) URI.create(uri).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            return connection.getHeaderField("Location");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next person that comes with a code is this one, and their ID token says that. */
    public void nextPerson(String subject, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ISSUER, subject, JOSEObjectType.JWT.getType(), null, claims, 3600));
    }

    /** Paths asked for since the last time. */
    List<String> asked() {
        var paths = new ArrayList<String>();
        for (var next = taken(); next.isPresent(); next = taken()) {
            paths.add(next.get().getPath());
        }
        return paths;
    }

    private Optional<RecordedRequest> taken() {
        try {
            return Optional.of(server.takeRequest(1, TimeUnit.MILLISECONDS));
        } catch (RuntimeException nothing) {
            return Optional.empty();
        }
    }

    /** The claims of an ID token that is to be believed at that time. */
    JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("person-1")
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key().getKeyID());
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            return sign(header, claims, new RSASSASigner(key()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An ID token that an application got itself. */
    public String idToken(Instant now, String subject) {
        return token(now, claims -> claims.subject(subject));
    }

    /** A token of the provider's own making, changed before it signs. */
    String token(Instant now, Consumer<JWTClaimsSet.Builder> change) {
        var claims = claims(now);
        change.accept(claims);
        return sign(header().build(), claims.build());
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
