package dev.doorsill.token;

import dev.doorsill.account.Revocation;
import dev.doorsill.client.Client;
import dev.doorsill.event.Act;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.token.PgSessions.Family;
import dev.doorsill.token.RefreshTokens.Presented;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Turns a refresh token into its successor (RFC 6749, section 6; RFC 9700, section 4.14.2). Each token works once. The
 * one before the current gets the same successor again for the repeat of the same request; a late or older one means
 * that somebody holds a copy, and ends the session.
 */
@Singleton
public class Rotation {
    private static final Logger LOG = Logger.getLogger(Rotation.class);
    private final RefreshTokens refreshTokens;
    private final PgSessions sessions;
    private final Tokens tokens;
    private final TokenConfig config;
    private final InstantSource time;

    Rotation(RefreshTokens refreshTokens, PgSessions sessions, Tokens tokens, TokenConfig config, InstantSource time) {
        this.refreshTokens = refreshTokens;
        this.sessions = sessions;
        this.tokens = tokens;
        this.config = config;
        this.time = time;
    }

    /**
     * Who asks for new tokens, and by which rules.
     *
     * @param issuer whose refresh tokens count
     * @param grace how long after a refresh the token before it still gets the same successor, whoever asks
     */
    public record Renewal(Client client, String issuer, Fingerprint request, Duration grace, Act act) {}

    /** New tokens for a refresh token; fails with {@link ProblemCode#REFRESH_TOKEN_INVALID} whatever is wrong with it. */
    public Uni<TokenPair> refresh(String refreshToken, Renewal renewal) {
        return refreshTokens
                .parse(refreshToken)
                .map(token -> turn(token, renewal, true))
                .orElseGet(() -> Uni.createFrom().failure(invalid()));
    }

    private Uni<TokenPair> turn(Presented token, Renewal renewal, boolean mayLoseRace) {
        return sessions.find(token.handle())
                .map(found ->
                        found.filter(family -> usable(family, token, renewal)).orElseThrow(Rotation::invalid))
                .chain(family -> {
                    if (family.counter() != token.counter()) {
                        return earlier(family, token, renewal);
                    }
                    return advance(family, token, renewal, mayLoseRace);
                });
    }

    private boolean usable(Family family, Presented token, Renewal renewal) {
        return refreshTokens.authentic(token, family.session().seed())
                && family.isOf(renewal.client(), renewal.issuer())
                && family.live(time.instant());
    }

    private Uni<TokenPair> advance(Family family, Presented token, Renewal renewal, boolean mayLoseRace) {
        return sessions.rotate(
                        token.handle(), token.counter(), renewal.request().value(), time.instant())
                .chain(won -> {
                    if (won) {
                        return Uni.createFrom().item(successor(family, renewal.client(), token.counter() + 1));
                    }
                    // Somebody was faster: what they made of the session decides.
                    return mayLoseRace
                            ? turn(token, renewal, false)
                            : Uni.createFrom().failure(invalid());
                });
    }

    private Uni<TokenPair> earlier(Family family, Presented token, Renewal renewal) {
        var previous = token.counter() == family.counter() - 1;
        var now = time.instant();
        var rotatedAt = family.rotatedAt().orElse(now);
        if (previous && now.isBefore(rotatedAt.plus(config.rotationWindow()))) {
            var repeated = family.rotationFingerprint()
                    .filter(renewal.request()::equalsKept)
                    .isPresent();
            return repeated || now.isBefore(rotatedAt.plus(renewal.grace()))
                    ? Uni.createFrom().item(successor(family, renewal.client(), family.counter()))
                    : Uni.createFrom().failure(invalid());
        }
        LOG.warnf("refresh token reused, session %s ended", family.session().id());
        return sessions.revoke(family.session().id(), Revocation.REFRESH_TOKEN_REUSED, now, renewal.act())
                .chain(() -> Uni.createFrom().failure(invalid()));
    }

    private TokenPair successor(Family family, Client client, int counter) {
        return tokens.pair(family.accountId(), family.session(), client, counter);
    }

    private static Problem invalid() {
        return Problem.of(ProblemCode.REFRESH_TOKEN_INVALID);
    }
}
