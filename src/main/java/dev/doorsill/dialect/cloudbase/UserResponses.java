package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Account;
import dev.doorsill.account.PgIdentities;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Shows people what is kept of them, their identities at third parties among it. */
@Singleton
class UserResponses {
    private final PgIdentities identities;

    UserResponses(PgIdentities identities) {
        this.identities = identities;
    }

    Uni<UserResponse> of(Account account) {
        return identities.list(account.id).map(bound -> UserResponse.of(account, bound));
    }
}
