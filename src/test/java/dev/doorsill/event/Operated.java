package dev.doorsill.event;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The service with an operator who wants to be told, and asked. */
public final class Operated implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OperatorStub.class));
    }
}
