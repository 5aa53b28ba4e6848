package dev.doorsill.token;

import dev.doorsill.account.Accounts;
import dev.doorsill.client.Client;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The whole answer that OpenID Connect promises: to the tokens of a session, who its owner is. */
@Singleton
public class OpenIdTokens {
    private final Accounts accounts;
    private final IdTokens idTokens;

    OpenIdTokens(Accounts accounts, IdTokens idTokens) {
        this.accounts = accounts;
        this.idTokens = idTokens;
    }

    /**
     * What the person carries away from a door of OpenID Connect. Prints only a mask.
     *
     * @param idToken there if the scope has {@code openid}
     * @param refreshToken there if the scope has {@code offline_access}
     */
    public record TokenSet(
            String accessToken,
            Optional<String> idToken,
            Optional<String> refreshToken,
            Duration expiresIn,
            String scope,
            String subject) {
        @Override
        public String toString() {
            return "tokens of " + subject;
        }
    }

    /**
     * Adds the ID token, and keeps back a refresh token that was not asked for.
     *
     * @return fails with {@link ProblemCode#ACCOUNT_NOT_FOUND} if the account has gone meanwhile
     */
    public Uni<TokenSet> complete(TokenPair pair, Client client, String issuer) {
        var scopes = Scopes.of(pair.scope());
        if (!scopes.contains(Scope.OPENID)) {
            return Uni.createFrom().item(set(pair, scopes, Optional.empty()));
        }
        return accounts.find(UUID.fromString(pair.subject()))
                .map(found -> found.orElseThrow(() -> Problem.of(ProblemCode.ACCOUNT_NOT_FOUND)))
                .map(account -> idTokens.issue(pair, client, issuer, ScopeClaims.of(account, scopes)))
                .map(idToken -> set(pair, scopes, Optional.of(idToken)));
    }

    /** Reads an ID token that comes back to end its session; empty unless it is one of that issuer's. */
    public Optional<IdTokenHint> hint(String idToken, String issuer) {
        return idTokens.verifyIgnoringExpiry(idToken, issuer);
    }

    private static TokenSet set(TokenPair pair, Scopes scopes, Optional<String> idToken) {
        var refreshToken = Optional.of(pair.refreshToken()).filter(token -> scopes.contains(Scope.OFFLINE_ACCESS));
        return new TokenSet(pair.accessToken(), idToken, refreshToken, pair.expiresIn(), pair.scope(), pair.subject());
    }
}
