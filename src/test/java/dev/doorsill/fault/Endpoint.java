package dev.doorsill.fault;

import dev.doorsill.wire.Call;

/**
 * One request to an endpoint, good in itself.
 *
 * @param forgotten its outcome if Redis has lost everything just before
 */
record Endpoint(String name, Needs needs, Call call, String forgotten) {
    /** Which stores it cannot do without. */
    enum Needs {
        NOTHING,
        DATABASE,
        REDIS,
        BOTH
    }

    static Endpoint of(String name, Needs needs, Call call) {
        return new Endpoint(name, needs, call, FaultScene.OK);
    }

    /** One that needs what only Redis knows. */
    static Endpoint ofCode(String name, Needs needs, Call call, String forgotten) {
        return new Endpoint(name, needs, call, forgotten);
    }

    /** What its dialect says while a store is away. */
    String away() {
        if (call.path().startsWith("/api/v3")) {
            return "503 503";
        }
        if (call.path().startsWith("/admin")) {
            return "503";
        }
        return call.path().startsWith("/oidc") ? "503 temporarily_unavailable" : FaultScene.AWAY;
    }
}
