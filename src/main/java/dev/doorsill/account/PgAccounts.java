package dev.doorsill.account;

import dev.doorsill.store.PgStatements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

/**
 * Reads accounts through Hibernate Reactive, each in a session of its own. In SQL: the first sentence of Hibernate's own
 * language costs a node that starts a tenth of a second, for its grammar.
 */
@Singleton
class PgAccounts implements PanacheRepositoryBase<Account, UUID> {
    /** One by one, because a prepared statement of all does not outlive a migration that adds one. */
    private static final String COLUMNS = """
            id, directory, username, username_key, email, email_key, email_verified, phone, phone_verified,
            password_hash, password_changed_at, password_strength, name, nickname, given_name, family_name,
            company, external_id, gender, picture, locale, profile, custom_data, status, status_changed_at,
            anonymous, client_id, sign_in_count, last_client_id, last_ip, browser, device, last_sign_in_at,
            created_at, updated_at""";

    /** Each arm names the condition of one of the two partial indexes, so that the planner may use both. */
    private static final String BY_EMAIL =
            "directory = ?1 AND ((email_key = ?2 AND email_verified) OR (email_key = ?2 AND NOT email_verified))";

    private static final String BY_PHONE =
            "directory = ?1 AND ((phone = ?2 AND phone_verified) OR (phone = ?2 AND NOT phone_verified))";

    private final PgStatements statements;

    PgAccounts(PgStatements statements) {
        this.statements = statements;
    }

    Uni<Optional<Account>> findByEmail(String directory, String key) {
        return first(BY_EMAIL + " ORDER BY email_verified DESC", directory, key);
    }

    Uni<Optional<Account>> findByPhone(String directory, String phone) {
        return first(BY_PHONE + " ORDER BY phone_verified DESC", directory, phone);
    }

    Uni<Boolean> hasEmail(String directory, String key) {
        return any(BY_EMAIL, directory, key);
    }

    Uni<Boolean> hasPhone(String directory, String phone) {
        return any(BY_PHONE, directory, phone);
    }

    Uni<Optional<Account>> findByUsername(String directory, String key) {
        return first("directory = ?1 AND username_key = ?2", directory, key);
    }

    Uni<Optional<Account>> byId(UUID id) {
        return read("PgAccounts.find", () -> findById(id)).map(Optional::ofNullable);
    }

    private Uni<Optional<Account>> first(String condition, String directory, String key) {
        var sql = "SELECT " + COLUMNS + " FROM account WHERE " + condition + " LIMIT 1";
        return read(
                        "PgAccounts.find",
                        () -> query(sql, Account.class, directory, key).chain(SelectionQuery::getSingleResultOrNull))
                .map(Optional::ofNullable);
    }

    private Uni<Boolean> any(String condition, String directory, String key) {
        var sql = "SELECT EXISTS (SELECT FROM account WHERE " + condition + ")";
        return read(
                "PgAccounts.has",
                () -> query(sql, Boolean.class, directory, key).chain(SelectionQuery::getSingleResult));
    }

    private <T> Uni<T> read(String name, Supplier<Uni<T>> reading) {
        return statements.guard(name, () -> Panache.withSession(reading));
    }

    private <T> Uni<SelectionQuery<T>> query(String sql, Class<T> type, String directory, String key) {
        return getSession()
                .map(session -> session.createNativeQuery(sql, type)
                        .setParameter(1, directory)
                        .setParameter(2, key));
    }
}
