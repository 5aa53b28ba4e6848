package dev.doorsill.token;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.doorsill.account.NewSession;
import dev.doorsill.account.Revocation;
import dev.doorsill.client.Client;
import dev.doorsill.event.Act;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Issues, checks and revokes what a person carries. */
@Singleton
public class Tokens {
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final PgSessions sessions;
    private final InstantSource time;

    Tokens(AccessTokens accessTokens, RefreshTokens refreshTokens, PgSessions sessions, InstantSource time) {
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.sessions = sessions;
        this.time = time;
    }

    /** A session for the caller, ready to be stored together with what permits it. */
    public NewSession newSession(Caller caller) {
        var now = time.instant();
        return new NewSession(
                UuidCreator.getTimeOrderedEpoch(),
                refreshTokens.handle(now),
                refreshTokens.seed(),
                caller.client().id(),
                caller.issuer(),
                caller.scope(),
                caller.deviceId(),
                now,
                now.plus(caller.client().sessionLife()));
    }

    /** The first tokens of a session that has been stored. */
    public TokenPair issue(UUID subject, NewSession session, Client client) {
        return pair(subject, session, client, 0);
    }

    /**
     * The live session behind an access token.
     *
     * @param issuer whose tokens count: one dialect's open no door of another's
     * @return fails with {@link ProblemCode#ACCESS_TOKEN_INVALID} if the token is none of that issuer's, expired, or its
     *     session has ended
     */
    public Uni<Session> authenticate(String accessToken, String issuer) {
        return accessTokens
                .verify(accessToken)
                .filter(claims -> claims.issuer().equals(issuer))
                .map(claims -> sessions.findLive(claims.sessionId(), time.instant())
                        .map(found ->
                                found.filter(session -> session.accountId().equals(claims.subject()))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)));
    }

    /**
     * The anonymous session that an access token of that issuer speaks of; empty if it speaks of none. Fails with
     * {@link ProblemCode#ACCESS_TOKEN_INVALID} if it does, but has expired.
     */
    public Optional<AnonymousSession> anonymous(String accessToken, String issuer) {
        return accessTokens
                .verifyIgnoringExpiry(accessToken)
                .filter(claims ->
                        claims.issuer().equals(issuer) && claims.scope().equals(AnonymousSession.SCOPE))
                .map(claims -> {
                    if (accessTokens.verify(accessToken).isEmpty()) {
                        throw Problem.of(ProblemCode.ACCESS_TOKEN_INVALID);
                    }
                    return new AnonymousSession(claims.sessionId(), claims.subject());
                });
    }

    /** Whether the text is an access token of that issuer at all, valid or not: others are none of its business. */
    public boolean isOurs(String token, String issuer) {
        return accessTokens
                .verifyIgnoringExpiry(token)
                .filter(claims -> claims.issuer().equals(issuer))
                .isPresent();
    }

    /** Ends a session at once: its refresh token, and at our own endpoints its access tokens. */
    public Uni<Void> signOut(Session session, Act act) {
        return sessions.revoke(session.id(), Revocation.SIGNED_OUT, time.instant(), act);
    }

    /** Ends every session of the same account, whatever door it was opened through. */
    public Uni<Void> signOutEverywhere(Session session, Act act) {
        return sessions.revokeAll(session.accountId(), Optional.empty(), Revocation.SIGNED_OUT, time.instant(), act);
    }

    /** Ends every session of the same account on that device. A device that has none is no failure. */
    public Uni<Void> signOutDevice(Session session, String deviceId, Act act) {
        return sessions.revokeAll(
                session.accountId(), Optional.of(deviceId), Revocation.SIGNED_OUT, time.instant(), act);
    }

    /** Ends the session that an ID token came with. */
    public Uni<Void> signOut(IdTokenHint hint, Act act) {
        return sessions.revoke(hint.sessionId(), Revocation.SIGNED_OUT, time.instant(), act);
    }

    /**
     * Ends the session behind an access or refresh token of that issuer. An unknown token is no failure (RFC 7009,
     * section 2.2).
     */
    public Uni<Void> revoke(String token, String issuer, Act act) {
        return revokeIf(token, act, (clientId, tokenIssuer) -> tokenIssuer.equals(issuer));
    }

    /** As {@link #revoke(String, String, Act)}, if the token is that application's. */
    public Uni<Void> revoke(String token, String issuer, Client client, Act act) {
        return revokeIf(
                token, act, (clientId, tokenIssuer) -> tokenIssuer.equals(issuer) && clientId.equals(client.id()));
    }

    private Uni<Void> revokeIf(String token, Act act, BiPredicate<String, String> ofClientAndIssuer) {
        return sessionOf(token, ofClientAndIssuer)
                .chain(found -> found.map(id -> sessions.revoke(id, Revocation.SIGNED_OUT, time.instant(), act))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Optional<UUID>> sessionOf(String token, BiPredicate<String, String> ofClientAndIssuer) {
        var access = accessTokens.verifyIgnoringExpiry(token);
        if (access.isPresent()) {
            return Uni.createFrom()
                    .item(access.filter(claims -> ofClientAndIssuer.test(claims.clientId(), claims.issuer()))
                            .map(AccessTokens.Claims::sessionId));
        }
        return refreshTokens
                .parse(token)
                .map(refresh -> sessions.find(refresh.handle())
                        .map(found -> found.filter(family -> refreshTokens.authentic(
                                        refresh, family.session().seed()))
                                .map(PgSessions.Family::session)
                                .filter(session -> ofClientAndIssuer.test(session.clientId(), session.issuer()))
                                .map(NewSession::id)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    TokenPair pair(UUID subject, NewSession session, Client client, int counter) {
        return new TokenPair(
                accessTokens.issue(subject, session, client, time.instant()),
                refreshTokens.write(session.handle(), session.seed(), counter),
                client.accessTokenLife(),
                subject.toString(),
                session.scope(),
                session.id());
    }
}
