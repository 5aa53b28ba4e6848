package dev.doorsill.token;

import dev.doorsill.client.Client;
import dev.doorsill.security.Encoding;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * ID tokens (OpenID Connect Core 1.0, section 2). Their type keeps them apart from access tokens, which are signed with
 * the same keys.
 */
@Singleton
class IdTokens {
    private static final String TYPE = "JWT";
    private final SigningKeys keys;
    private final InstantSource time;

    IdTokens(SigningKeys keys, InstantSource time) {
        this.keys = keys;
        this.time = time;
    }

    String issue(TokenPair pair, Client client, String issuer, Map<String, @Nullable Object> person) {
        var now = time.instant();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(pair.subject());
        claims.setAudience(client.id());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(pair.expiresIn()).getEpochSecond()));
        claims.setStringClaim("sid", pair.sessionId().toString());
        claims.setStringClaim("at_hash", Encoding.halfSha256(pair.accessToken()));
        person.forEach(claims::setClaim);
        return sign(claims, keys.current(client.signingAlgorithm()));
    }

    private static String sign(JwtClaims claims, SigningKey key) {
        var signature = new JsonWebSignature();
        signature.setHeader("typ", TYPE);
        signature.setKeyIdHeaderValue(key.id());
        signature.setAlgorithmHeaderValue(key.algorithm().name());
        signature.setPayload(claims.toJson());
        signature.setKey(key.privateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a key that was checked at start does not sign", e);
        }
    }

    /** Empty unless the token is an ID token of ours and that issuer's, whole, though it may be of any age. */
    Optional<IdTokenHint> verifyIgnoringExpiry(String token, String issuer) {
        var consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys::resolve)
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(issuer)
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromSeconds(Instant.EPOCH.getEpochSecond()))
                .setSkipDefaultAudienceValidation()
                .build();
        try {
            return Optional.of(hint(consumer.processToClaims(token)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static IdTokenHint hint(JwtClaims claims) throws MalformedClaimException {
        var sid = claims.getStringClaimValue("sid");
        if (sid == null || claims.getAudience().size() != 1) {
            throw new MalformedClaimException("sid or aud");
        }
        return new IdTokenHint(UUID.fromString(sid), claims.getAudience().get(0));
    }
}
