package dev.doorsill.account;

import dev.doorsill.security.PasswordHash;
import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Writes password hashes. */
@Singleton
public class PgPasswords {
    private static final String REPLACE = "UPDATE account SET password_hash = $3 WHERE id = $1 AND password_hash = $2";
    private final PgStatements statements;

    PgPasswords(PgStatements statements) {
        this.statements = statements;
    }

    /** Stores the same password under a better hash, unless it has been changed meanwhile. */
    public Uni<Void> replace(UUID accountId, PasswordHash old, PasswordHash fresh) {
        return statements
                .execute(REPLACE, Tuple.of(accountId, old.phc(), fresh.phc()))
                .replaceWithVoid();
    }
}
