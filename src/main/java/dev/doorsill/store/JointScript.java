package dev.doorsill.store;

import dev.doorsill.security.Encoding;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One script that runs any of several, as often as it is told: functions of their keys and arguments, and what calls them.
 * In order of names, so that every node of a release has the same one.
 */
final class JointScript {
    private final Map<String, String> parts = new ConcurrentSkipListMap<>();
    private final String caller;
    private volatile Text text;

    /** @param caller what stands behind the table of functions */
    JointScript(String caller) {
        this.caller = caller;
        this.text = Text.of(caller);
    }

    record Text(String source, String sha) {
        static Text of(String source) {
            return new Text(source, Encoding.sha1Hex(source));
        }
    }

    synchronized void add(String name, String source) {
        parts.put(name, source);
        var joint = new StringBuilder("local scripts = {\n");
        parts.forEach((each, part) -> joint.append("['")
                .append(each)
                .append("'] = function(KEYS, ARGV)\n")
                .append(part)
                .append("end,\n"));
        text = Text.of(joint.append("}\n").append(caller).toString());
    }

    Text text() {
        return text;
    }
}
