package dev.doorsill.dialect.genauth;

import dev.doorsill.account.Identity;
import dev.doorsill.account.PgIdentities;
import dev.doorsill.provider.ProviderDirectory;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Who people are at third parties, as the vendor's {@code IdentityDto}. */
@Singleton
class IdentityResponses {
    private final PgIdentities identities;
    private final ProviderDirectory providers;

    IdentityResponses(PgIdentities identities, ProviderDirectory providers) {
        this.identities = identities;
        this.providers = providers;
    }

    Uni<List<Map<String, Object>>> of(UUID accountId) {
        return identities
                .list(accountId)
                .map(found -> found.stream().map(this::response).toList());
    }

    /** The vendor's clients read no identity at all where one field is of another type than this. */
    private Map<String, Object> response(Identity identity) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("identityId", identity.id().toString());
        fields.put("extIdpId", identity.provider());
        providers
                .kind(identity.provider())
                .ifPresent(kind -> fields.put("provider", kind.name().toLowerCase(Locale.ROOT)));
        fields.put("type", providers.subjectName(identity.provider()).orElse("sub"));
        fields.put("userIdInIdp", identity.subject());
        fields.put("userInfoInIdp", identity.profile());
        fields.put("originConnIds", List.of(identity.provider()));
        return fields;
    }
}
