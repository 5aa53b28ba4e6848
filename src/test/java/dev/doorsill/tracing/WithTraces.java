package dev.doorsill.tracing;

import dev.doorsill.event.OperatorStub;
import dev.doorsill.provider.WithProviders;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The service with a collector of traces, with providers, and with a word of the operator's at every sign-up. */
public final class WithTraces implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(KeptSpans.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "doorsill.traces.endpoint", "http://127.0.0.1:1/v1/traces",
                "doorsill.traces.ratio", "0",
                "doorsill.traces.interval", "50ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(WithProviders.World.class), new TestResourceEntry(OperatorStub.class));
    }
}
