package dev.doorsill.account;

import dev.doorsill.store.PgStatements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Reads accounts through Hibernate Reactive, each in a session of its own. */
@Singleton
class PgAccounts implements PanacheRepositoryBase<Account, UUID> {
    private final PgStatements statements;

    PgAccounts(PgStatements statements) {
        this.statements = statements;
    }

    /** Each arm names the condition of one of the two partial indexes, so that the planner may use both. */
    Uni<Optional<Account>> findByEmail(String directory, String key) {
        return first(
                "directory = ?1 and ((emailKey = ?2 and emailVerified) or (emailKey = ?2 and not emailVerified))"
                        + " order by emailVerified desc",
                directory,
                key);
    }

    Uni<Optional<Account>> findByPhone(String directory, String phone) {
        return first(
                "directory = ?1 and ((phone = ?2 and phoneVerified) or (phone = ?2 and not phoneVerified))"
                        + " order by phoneVerified desc",
                directory,
                phone);
    }

    Uni<Optional<Account>> findByUsername(String directory, String key) {
        return first("directory = ?1 and usernameKey = ?2", directory, key);
    }

    Uni<Optional<Account>> byId(UUID id) {
        return first("id = ?1", id);
    }

    private Uni<Optional<Account>> first(String query, Object... parameters) {
        return statements.guard(() ->
                Panache.withSession(() -> find(query, parameters).firstResult().map(Optional::ofNullable)));
    }
}
