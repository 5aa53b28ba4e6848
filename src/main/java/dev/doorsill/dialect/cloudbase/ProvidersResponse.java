package dev.doorsill.dialect.cloudbase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.doorsill.account.Identity;
import dev.doorsill.provider.ProviderDirectory.Listed;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The third parties that an account is bound to, and then those that it could be. */
record ProvidersResponse(int total, List<Entry> data) {
    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Entry(String id, String name, @Nullable String providerUserName, boolean bind) {}

    static ProvidersResponse of(List<Identity> bound, List<Listed> offered) {
        var ids = bound.stream().map(Identity::provider).toList();
        var entries = Stream.concat(
                        bound.stream().map(identity -> bound(identity, offered)),
                        offered.stream()
                                .filter(provider -> !ids.contains(provider.id()))
                                .map(provider -> new Entry(provider.id(), provider.name(), null, false)))
                .toList();
        return new ProvidersResponse(entries.size(), entries);
    }

    /** One that is no longer offered is bound still. */
    private static Entry bound(Identity identity, List<Listed> offered) {
        var name = offered.stream()
                .filter(provider -> provider.id().equals(identity.provider()))
                .map(Listed::name)
                .findFirst()
                .orElse(identity.provider());
        return new Entry(identity.provider(), name, identity.text("name").orElse(null), true);
    }
}
