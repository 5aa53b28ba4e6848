package dev.doorsill.account;

import dev.doorsill.store.JointStatement;
import dev.doorsill.store.PgStatements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

/**
 * Reads accounts through Hibernate Reactive, each in a session of its own; whether there is one, past it. In SQL: the first sentence of Hibernate's own
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

    /**
     * Which of many have an account: for each both indexes are looked into, whatever the first one says. By sub-selects,
     * because a planner may read a whole index for a join; the limit, which nobody reaches, tells it to expect few: see
     * {@code PgJointAdmissions}.
     */
    private static final String HAVE = """
            SELECT asked.place, (SELECT count(*) FROM account WHERE account.directory = asked.directory
                    AND account.%1$s = asked.key AND account.%2$s)
                + (SELECT count(*) FROM account WHERE account.directory = asked.directory
                    AND account.%1$s = asked.key AND NOT account.%2$s) > 0 AS known
            FROM (SELECT * FROM unnest($1::text[], $2::text[]) WITH ORDINALITY LIMIT $3)
                AS asked (directory, key, place)
            """;

    private static final String HAVE_EMAIL = HAVE.formatted("email_key", "email_verified");
    private static final String HAVE_PHONE = HAVE.formatted("phone", "phone_verified");

    private final PgStatements statements;
    private final JointStatement<Asked, Boolean> emails;
    private final JointStatement<Asked, Boolean> phones;

    PgAccounts(PgStatements statements) {
        this.statements = statements;
        this.emails = statements.joint("address look-up", asked -> have(HAVE_EMAIL, asked));
        this.phones = statements.joint("address look-up", asked -> have(HAVE_PHONE, asked));
    }

    private record Asked(String directory, String key) {}

    Uni<Optional<Account>> findByEmail(String directory, String key) {
        return first(BY_EMAIL + " ORDER BY email_verified DESC", directory, key);
    }

    Uni<Optional<Account>> findByPhone(String directory, String phone) {
        return first(BY_PHONE + " ORDER BY phone_verified DESC", directory, phone);
    }

    Uni<Boolean> hasEmail(String directory, String key) {
        return emails.execute(new Asked(directory, key));
    }

    Uni<Boolean> hasPhone(String directory, String phone) {
        return phones.execute(new Asked(directory, phone));
    }

    Uni<Optional<Account>> findByUsername(String directory, String key) {
        return first("directory = ?1 AND username_key = ?2", directory, key);
    }

    Uni<Optional<Account>> byId(UUID id) {
        return read("PgAccounts.find", () -> findById(id)).map(Optional::ofNullable);
    }

    private Uni<Optional<Account>> first(String condition, String directory, String key) {
        var sql = "SELECT " + COLUMNS + " FROM account WHERE " + condition + " LIMIT 1";
        return read("PgAccounts.find", () -> query(sql, directory, key).chain(SelectionQuery::getSingleResultOrNull))
                .map(Optional::ofNullable);
    }

    private Uni<List<Boolean>> have(String sql, List<Asked> together) {
        return statements
                .execute(
                        "PgAccounts.has",
                        sql,
                        Tuple.of(
                                together.stream().map(Asked::directory).toArray(String[]::new),
                                together.stream().map(Asked::key).toArray(String[]::new),
                                statements.together()))
                .map(rows -> {
                    var known = new Boolean[together.size()];
                    rows.forEach(row -> known[row.getInteger("place") - 1] = row.getBoolean("known"));
                    return List.of(known);
                });
    }

    private <T> Uni<T> read(String name, Supplier<Uni<T>> reading) {
        return statements.guard(name, () -> Panache.withSession(reading));
    }

    private Uni<SelectionQuery<Account>> query(String sql, String directory, String key) {
        return getSession()
                .map(session -> session.createNativeQuery(sql, Account.class)
                        .setParameter(1, directory)
                        .setParameter(2, key));
    }
}
