package dev.doorsill.token;

import dev.doorsill.client.Client;
import dev.doorsill.token.PgSessions.Family;
import dev.doorsill.token.RefreshTokens.Presented;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Tells applications what their tokens are worth right now (RFC 7662). Looking changes nothing. */
@Singleton
public class Introspection {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final PgSessions sessions;
    private final InstantSource time;

    Introspection(AccessTokens accessTokens, RefreshTokens refreshTokens, PgSessions sessions, InstantSource time) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.sessions = sessions;
        this.time = time;
    }

    /**
     * A token that would be taken.
     *
     * @param id there for access tokens alone
     */
    public record ActiveToken(
            Optional<String> id,
            UUID subject,
            String clientId,
            String issuer,
            String scope,
            Instant issuedAt,
            Instant expiresAt) {}

    /** Empty unless the text is an access token or the newest refresh token of a live session of that application. */
    public Uni<Optional<ActiveToken>> introspect(String token, Client client, String issuer) {
        return accessTokens
                .verify(token)
                .map(claims -> access(claims, client, issuer))
                .or(() -> refreshTokens.parse(token).map(refresh -> refresh(refresh, client, issuer)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<ActiveToken>> access(AccessTokens.Claims claims, Client client, String issuer) {
        if (!claims.clientId().equals(client.id()) || !claims.issuer().equals(issuer)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.findLive(claims.sessionId(), time.instant())
                .map(found -> found.filter(session -> session.accountId().equals(claims.subject()))
                        .map(session -> new ActiveToken(
                                Optional.of(claims.id()),
                                session.accountId(),
                                session.clientId(),
                                session.issuer(),
                                session.scope(),
                                claims.issuedAt(),
                                claims.expiresAt())));
    }

    private Uni<Optional<ActiveToken>> refresh(Presented token, Client client, String issuer) {
        return sessions.find(token.handle())
                .map(found -> found.filter(family ->
                                refreshTokens.authentic(token, family.session().seed()))
                        .filter(family -> family.isOf(client, issuer) && family.live(time.instant()))
                        .filter(family -> family.counter() == token.counter())
                        .map(Introspection::active));
    }

    private static ActiveToken active(Family family) {
        var session = family.session();
        return new ActiveToken(
                Optional.empty(),
                family.accountId(),
                session.clientId(),
                session.issuer(),
                session.scope(),
                family.rotatedAt().orElse(session.createdAt()),
                session.expiresAt());
    }
}
