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
    /** Each arm names the condition of one of the two partial indexes, so that the planner may use both. */
    private static final String BY_EMAIL =
            "directory = ?1 and ((emailKey = ?2 and emailVerified) or (emailKey = ?2 and not emailVerified))";

    private static final String BY_PHONE =
            "directory = ?1 and ((phone = ?2 and phoneVerified) or (phone = ?2 and not phoneVerified))";

    private final PgStatements statements;

    PgAccounts(PgStatements statements) {
        this.statements = statements;
    }

    Uni<Optional<Account>> findByEmail(String directory, String key) {
        return first(BY_EMAIL + " order by emailVerified desc", directory, key);
    }

    Uni<Optional<Account>> findByPhone(String directory, String phone) {
        return first(BY_PHONE + " order by phoneVerified desc", directory, phone);
    }

    Uni<Boolean> hasEmail(String directory, String key) {
        return any(BY_EMAIL, directory, key);
    }

    Uni<Boolean> hasPhone(String directory, String phone) {
        return any(BY_PHONE, directory, phone);
    }

    Uni<Optional<Account>> findByUsername(String directory, String key) {
        return first("directory = ?1 and usernameKey = ?2", directory, key);
    }

    Uni<Optional<Account>> byId(UUID id) {
        return first("id = ?1", id);
    }

    private Uni<Optional<Account>> first(String query, Object... parameters) {
        return statements.guard(
                "PgAccounts.find",
                () -> Panache.withSession(
                        () -> find(query, parameters).firstResult().map(Optional::ofNullable)));
    }

    private Uni<Boolean> any(String query, Object... parameters) {
        return statements.guard(
                "PgAccounts.has",
                () -> Panache.withSession(() -> count(query, parameters).map(found -> found > 0)));
    }
}
