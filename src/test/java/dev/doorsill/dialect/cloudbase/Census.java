package dev.doorsill.dialect.cloudbase;

import dev.doorsill.delivery.Inbox;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Counts all that a request can leave behind: rows and messages. */
@Singleton
public class Census {
    private final DataSource database;
    private final Inbox inbox;

    Census(DataSource database, Inbox inbox) {
        this.database = database;
        this.inbox = inbox;
    }

    public record Count(long accounts, long sessions, long liveSessions, long turns, long spentProofs, int messages) {}

    public Count take() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM account),
                            (SELECT count(*) FROM session),
                            (SELECT count(*) FROM session WHERE revoked_at IS NULL),
                            (SELECT coalesce(sum(counter), 0) FROM session),
                            (SELECT count(*) FROM spent_proof)
                        """)) {
            rows.next();
            return new Count(
                    rows.getLong(1),
                    rows.getLong(2),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getLong(5),
                    inbox.all().size());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
