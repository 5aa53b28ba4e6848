package dev.doorsill.dialect.admin;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.doorsill.account.PgStatusChanges.Standing;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands; no personal data.
 *
 * @param status {@code active} or {@code blocked}
 * @param statusChangedAt ISO 8601, UTC; null if the status was never changed
 */
@RegisterForReflection
public record AccountResponse(
        String id,
        String status,
        @JsonProperty("status_changed_at") @Nullable String statusChangedAt) {
    static AccountResponse of(Standing standing) {
        return new AccountResponse(
                standing.accountId().toString(),
                standing.status().name().toLowerCase(Locale.ROOT),
                standing.since().map(Instant::toString).orElse(null));
    }
}
