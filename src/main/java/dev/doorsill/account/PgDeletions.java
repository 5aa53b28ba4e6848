package dev.doorsill.account;

import dev.doorsill.store.PgStatements;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Deletes people who want to be forgotten. */
@Singleton
public class PgDeletions {
    /** Its sessions go with it. What its proofs were spent on stays a while, and names nobody. */
    private static final String DELETE = "DELETE FROM account WHERE id = $1";

    private final PgStatements statements;

    PgDeletions(PgStatements statements) {
        this.statements = statements;
    }

    /** Deletes the account and everything of it, for good. Its names are free at once. */
    public Uni<Void> delete(UUID accountId) {
        return statements.execute(DELETE, Tuple.of(accountId)).replaceWithVoid();
    }
}
