package dev.doorsill.token;

import dev.doorsill.account.NewSession;
import dev.doorsill.client.Client;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/**
 * Access tokens: signed JWTs of the profile of RFC 9068. What is read back must carry our type and one of our keys with
 * the one algorithm of that key; nothing else in a token is believed first.
 */
@Singleton
class AccessTokens {
    private static final String TYPE = "at+jwt";
    private final SigningKeys keys;
    private final InstantSource time;
    private final TokenConfig config;

    AccessTokens(SigningKeys keys, InstantSource time, TokenConfig config) {
        this.keys = keys;
        this.time = time;
        this.config = config;
    }

    /** What an access token says of itself, its signature checked. */
    record Claims(
            String id,
            UUID sessionId,
            UUID subject,
            String issuer,
            String clientId,
            String scope,
            Instant issuedAt,
            Instant expiresAt) {}

    String issue(UUID subject, NewSession session, Client client, Instant now) {
        var key = keys.current(client.signingAlgorithm());
        return Jwt.issuer(session.issuer())
                .subject(subject.toString())
                .audience(client.id())
                .issuedAt(now)
                .expiresAt(now.plus(client.accessTokenLife()))
                .claim("jti", UUID.randomUUID().toString())
                .claim("sid", session.id().toString())
                .claim("client_id", client.id())
                .claim("scope", session.scope())
                .jws()
                .type(TYPE)
                .keyId(key.id())
                .algorithm(SignatureAlgorithm.fromAlgorithm(key.algorithm().name()))
                .sign(key.privateKey());
    }

    /** Empty unless the token is ours, whole, and not expired. */
    Optional<Claims> verify(String token) {
        return read(token, time.instant());
    }

    /** As {@link #verify}, but an expired token will do: good enough to end its session. */
    Optional<Claims> verifyIgnoringExpiry(String token) {
        return read(token, Instant.EPOCH);
    }

    private Optional<Claims> read(String token, Instant now) {
        try {
            return Optional.of(claims(consumer(now).processToClaims(token)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JwtConsumer consumer(Instant now) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys::resolve)
                .setExpectedType(true, TYPE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
                .setSkipDefaultAudienceValidation()
                .build();
    }

    private static Claims claims(JwtClaims claims) throws MalformedClaimException {
        return new Claims(
                text(claims, "jti"),
                UUID.fromString(text(claims, "sid")),
                UUID.fromString(claims.getSubject()),
                text(claims, "iss"),
                text(claims, "client_id"),
                text(claims, "scope"),
                time(claims, "iat"),
                time(claims, "exp"));
    }

    private static Instant time(JwtClaims claims, String name) throws MalformedClaimException {
        var value = claims.getNumericDateClaimValue(name);
        if (value == null) {
            throw new MalformedClaimException(name + " is missing");
        }
        return Instant.ofEpochSecond(value.getValue());
    }

    private static String text(JwtClaims claims, String name) throws MalformedClaimException {
        var value = claims.getStringClaimValue(name);
        if (value == null) {
            throw new MalformedClaimException(name + " is missing");
        }
        return value;
    }
}
