package dev.doorsill.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which room may import which: from the street to the cellar, each line only from lines below it. A new room must be
 * written in here before it can be built.
 */
final class FloorPlan extends ArchCondition<JavaClass> {
    private static final Set<String> WORDS = Set.of("problem", "identifier");
    private static final Set<String> TOOLS = and(
            WORDS,
            "limit",
            "delivery",
            "client",
            "funnel",
            "event",
            "webhook",
            "store",
            "background",
            "load",
            "tracing",
            "security");
    private static final Set<String> KEEPERS =
            and(TOOLS, "proof", "account", "passcode", "provider", "token", "captcha");
    private static final Set<String> JOURNEYS =
            and(KEEPERS, "signup", "signin", "verification", "password", "selfservice");
    private static final Set<String> DIALECTS = and(
            JOURNEYS,
            "dialect",
            "dialect.cloudbase",
            "dialect.genauth",
            "dialect.oidc",
            "dialect.inbox",
            "dialect.admin");

    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            // The front step looks into every room; nobody looks at it.
            Map.entry("", DIALECTS),
            Map.entry("dialect.cloudbase", and(JOURNEYS, "dialect")),
            Map.entry("dialect.genauth", and(JOURNEYS, "dialect")),
            // Turns, shows and ends sessions; it opens none.
            Map.entry("dialect.oidc", and(WORDS, "dialect", "token", "client", "account", "event", "limit", "proof")),
            Map.entry("dialect.admin", and(WORDS, "dialect", "operator", "account", "event", "limit", "security")),
            // Messages that are on their way are waited for.
            Map.entry("dialect.inbox", and(WORDS, "delivery", "security", "background")),
            Map.entry("dialect", and(WORDS, "limit", "load", "tracing", "requester", "account", "event")),
            Map.entry("signup", KEEPERS),
            // Who signs in may be signed up by it.
            Map.entry("signin", and(KEEPERS, "signup")),
            Map.entry("verification", KEEPERS),
            Map.entry("password", KEEPERS),
            Map.entry("selfservice", KEEPERS),
            // Shuts accounts; brings nobody in and takes nothing from anybody.
            Map.entry("operator", and(WORDS, "account", "event", "security")),
            // A code becomes a proof; it never meets an account.
            Map.entry("passcode", and(WORDS, "proof", "delivery", "store", "security")),
            // What looks like a machine is told by what the limits counted.
            Map.entry("captcha", and(WORDS, "limit", "store", "security")),
            // What a third party says becomes a proof; it never meets an account.
            Map.entry("provider", and(WORDS, "background", "proof", "client", "store", "tracing", "security")),
            // Sessions belong to accounts, and a caller has an application and an address on the network.
            Map.entry(
                    "token",
                    and(WORDS, "account", "proof", "captcha", "client", "event", "limit", "store", "security")),
            // What a proof permits is written together with its spending.
            Map.entry("account", and(WORDS, "proof", "event", "store", "tracing", "security")),
            // Redis is told of a spent proof off the answer path.
            Map.entry("proof", and(WORDS, "background", "store", "security")),
            // What was counted too late is given back off the answer path.
            Map.entry("limit", and(WORDS, "background", "store", "security")),
            Map.entry("retention", Set.of("event", "store")),
            // Written by the statement of the change itself.
            Map.entry("event", Set.of("webhook", "store", "security")),
            // Notices leave off the answer path.
            Map.entry("delivery", and(WORDS, "webhook", "background", "tracing", "security")),
            Map.entry("client", and(WORDS, "security")),
            Map.entry("webhook", Set.of("security")),
            Map.entry("store", Set.of("problem", "tracing", "security")),
            // Who waits for a hash needs no place among those who are worked on.
            Map.entry("load", and(WORDS, "requester", "security")),
            // Who waits for a hash, and who hashes, are two steps of a trace.
            Map.entry("security", and(WORDS, "requester", "tracing")),
            // Counts ways by where a code is sent.
            Map.entry("funnel", Set.of("identifier")),
            // What was set going belongs to the trace of who set it going.
            Map.entry("background", Set.of("tracing")),
            Map.entry("tracing", Set.of("problem")),
            Map.entry("requester", Set.of()),
            Map.entry("identifier", Set.of("problem")),
            Map.entry("problem", Set.of()),
            // Stands beside the house: runs before it, in dev mode and tests alone.
            Map.entry("devservices", Set.of("security")));

    private final String root;

    FloorPlan(String root) {
        super("import only from the floors below");
        this.root = root;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var room = room(type);
        if (!MAY_IMPORT.containsKey(room)) {
            events.add(SimpleConditionEvent.violated(type, "room " + room + " is not in the floor plan"));
            return;
        }
        for (var dependency : type.getDirectDependenciesFromSelf()) {
            var target = dependency.getTargetClass().getBaseComponentType();
            if (isInHouse(target)
                    && !room(target).equals(room)
                    && !MAY_IMPORT.get(room).contains(room(target))) {
                events.add(SimpleConditionEvent.violated(
                        dependency, room + " imports " + room(target) + ": " + dependency.getDescription()));
            }
        }
    }

    private boolean isInHouse(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The rooms of dialects have two words. */
    private String room(JavaClass type) {
        var path = type.getPackageName().substring(root.length()).replaceFirst("^\\.", "");
        var words = path.split("\\.", 3);
        return words[0].equals("dialect") && words.length > 1 ? words[0] + "." + words[1] : words[0];
    }

    private static Set<String> and(Set<String> rooms, String... more) {
        var all = new HashSet<>(rooms);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
