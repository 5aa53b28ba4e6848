package dev.doorsill.dialect.cloudbase;

import java.util.HashMap;
import java.util.Map;

/** One row of a table: what is sent, and how it is refused. */
record Row(String name, Map<String, Object> body, Refusal refusal) {
    static Row refused(Refusal refusal, String name, Object... namesAndValues) {
        var body = new HashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Row(name, body, refusal);
    }

    static Row invalid(String name, Object... namesAndValues) {
        return refused(Refusal.INVALID_ARGUMENT, name, namesAndValues);
    }

    @Override
    public String toString() {
        return name;
    }
}
