package dev.doorsill.provider;

import dev.doorsill.security.Encoding;
import dev.doorsill.security.ForeignKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * Whether an ID token is to be believed (OpenID Connect Core 1.0, section 3.1.3.7): signed by a key of its issuer with
 * an algorithm that the issuer uses, for us and nobody beside us, not expired and not from the future.
 */
final class IdTokenCheck {
    private static final int MAX_LENGTH = 16_384;

    /** A token that an application brings is remembered that long, so that it counts once. */
    private static final Duration MAX_FOREIGN_LIFE = Duration.ofDays(1);

    /** Tokens for other uses, signed with the same keys, call themselves something else (RFC 8725, section 3.11). */
    private static final String TYPE = "JWT";

    private final String issuer;
    private final Duration clockSkew;
    private final InstantSource time;

    IdTokenCheck(String issuer, Duration clockSkew, InstantSource time) {
        this.issuer = issuer;
        this.clockSkew = clockSkew;
        this.time = time;
    }

    /**
     * The token, read but not believed; fails with {@link ProviderFailure} if it is none that could be. A token has one
     * spelling (RFC 7515, section 2), though the library reads others.
     */
    JsonWebSignature read(String token, Set<String> algorithms) {
        try {
            if (token.length() <= MAX_LENGTH
                    && isCanonical(token)
                    && JsonWebStructure.fromCompactSerialization(token) instanceof JsonWebSignature signed
                    && algorithms.contains(signed.getAlgorithmHeaderValue())) {
                return signed;
            }
        } catch (JoseException | RuntimeException e) {
            // The library stumbles over some texts that nobody signed.
            throw refused();
        }
        throw refused();
    }

    private static boolean isCanonical(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == 3
                && Arrays.stream(parts)
                        .allMatch(part -> Encoding.fromBase64Url(part).isPresent());
    }

    /** What an ID token's signature is over (RFC 7515, section 5.2): the token without what may be written otherwise. */
    static String signingInput(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    /** How long a token may be believed from now on, at the most, that {@link #checkForeign} believes now. */
    static Duration longestLife(Duration clockSkew) {
        return MAX_FOREIGN_LIFE.plus(clockSkew.multipliedBy(2));
    }

    /**
     * The claims of a token that is to be believed.
     *
     * @param audiences our ids at the issuer: the token must be for one of them and for nobody else
     * @param nonce what the token must say; empty if it must not say any
     */
    JwtClaims check(
            String token, ForeignKeys keys, Set<String> algorithms, Set<String> audiences, Optional<String> nonce) {
        var claims = consume(consumer(keys, algorithms, audiences), token, audiences);
        if (!Optional.ofNullable(claims.getClaimValue("nonce")).equals(nonce)) {
            throw refused();
        }
        return claims;
    }

    /**
     * As above, of a token that was made for a departure of the application's own, whose nonce is not known here. It must
     * not outlive the memory that it was brought once.
     */
    JwtClaims checkForeign(String token, ForeignKeys keys, Set<String> algorithms, Set<String> audiences) {
        var consumer = consumer(keys, algorithms, audiences);
        consumer.setMaxFutureValidityInMinutes(Math.toIntExact(MAX_FOREIGN_LIFE.toMinutes()));
        return consume(consumer, token, audiences);
    }

    private JwtConsumerBuilder consumer(ForeignKeys keys, Set<String> algorithms, Set<String> audiences) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, algorithms.toArray(String[]::new)))
                .setVerificationKeyResolver(keys)
                .setExpectedType(false, TYPE)
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audiences.toArray(String[]::new))
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setAllowedClockSkewInSeconds(Math.toIntExact(clockSkew.toSeconds()))
                .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                .setEvaluationTime(NumericDate.fromMilliseconds(time.millis()));
    }

    private static JwtClaims consume(JwtConsumerBuilder consumer, String token, Set<String> audiences) {
        try {
            var claims = consumer.build().processToClaims(token);
            checkParties(claims, audiences);
            return claims;
        } catch (InvalidJwtException | MalformedClaimException e) {
            throw refused();
        }
    }

    private static void checkParties(JwtClaims claims, Set<String> audiences) throws MalformedClaimException {
        var authorized = Optional.ofNullable(claims.getStringClaimValue("azp"));
        if (!audiences.containsAll(claims.getAudience())
                || authorized.filter(party -> !audiences.contains(party)).isPresent()) {
            throw refused();
        }
    }

    private static ProviderFailure refused() {
        return ProviderFailure.refused("an ID token that is not to be believed");
    }
}
