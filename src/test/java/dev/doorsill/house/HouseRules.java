package dev.doorsill.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every rule of the house, by name. Built for a root package, so that the same rules can judge a ruin. */
final class HouseRules {
    private final Map<String, ArchRule> rules = new LinkedHashMap<>();

    HouseRules(String root) {
        rules.putAll(new RoomRules(root).rules());
        rules.putAll(new LibraryRules(root).rules());
        rules.putAll(new ConductRules(root).rules());
        rules.putAll(new NativeRules(root).rules());
    }

    List<String> names() {
        return new ArrayList<>(rules.keySet());
    }

    ArchRule get(String name) {
        return rules.get(name);
    }
}
