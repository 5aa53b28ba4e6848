package dev.doorsill.token;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.security.Encoding;
import dev.doorsill.security.Keys;
import dev.doorsill.security.Sealer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tokens of who has shown again who they are: {@code id.expiry.keyId.seal}. A token verifies itself and counts for
 * the session it was earned in and no other, so it needs no store, and is worth nothing without that session. Safe in
 * URLs.
 */
@Singleton
public class ReauthenticationTokens {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{22})\\.([0-9a-z]{1,9})\\.([A-Za-z0-9]+\\.[A-Za-z0-9_-]+)");
    private static final int RADIX = 36;
    private static final int ID_BYTES = 16;

    private final Keys keys;
    private final Sealer sealer;
    private final InstantSource time;
    private final TokenConfig config;

    ReauthenticationTokens(Keys keys, InstantSource time, TokenConfig config) {
        this.keys = keys;
        this.sealer = keys.sealer("reauthentication");
        this.time = time;
        this.config = config;
    }

    public ReauthenticationToken issue(Session session) {
        var life = config.reauthenticationLife();
        var unique = Encoding.base64Url(keys.random(ID_BYTES))
                + '.'
                + Long.toString(time.instant().plus(life).getEpochSecond(), RADIX);
        return new ReauthenticationToken(unique + '.' + sealer.seal(unique, context(session), ""), life);
    }

    /**
     * Opens a token of that session.
     *
     * @throws Problem {@link ProblemCode#FIELD_INVALID} if it is none of ours or another session's, or has expired
     */
    public Reauthenticated open(String token, Session session) {
        var form = FORM.matcher(token);
        if (!form.matches() || isOver(form.group(2))) {
            throw Problem.invalid(Reason.REAUTHENTICATION_INVALID);
        }
        return sealer.open(form.group(1) + '.' + form.group(2), context(session), form.group(3))
                .map(opened -> new Reauthenticated(session))
                .orElseThrow(() -> Problem.invalid(Reason.REAUTHENTICATION_INVALID));
    }

    /**
     * Opens a token of that session; without one, a session that was opened no longer ago than a token would live is as
     * good, for who opened it has shown who they are just now.
     *
     * @throws Problem {@link ProblemCode#FIELD_INVALID} as {@link #open}, or if there is no token and the session is old, or
     *     nobody's in particular
     */
    public Reauthenticated openOrRecent(Optional<String> token, Session session) {
        if (token.isPresent()) {
            return open(token.get(), session);
        }
        if (session.scope().equals(AnonymousSession.SCOPE)
                || time.instant().isAfter(session.openedAt().plus(config.reauthenticationLife()))) {
            throw Problem.invalid(Reason.REAUTHENTICATION_MISSING);
        }
        return new Reauthenticated(session);
    }

    private boolean isOver(String expiry) {
        return !time.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expiry, RADIX)));
    }

    private static String context(Session session) {
        return session.id() + " " + session.accountId();
    }
}
