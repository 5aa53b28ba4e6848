package dev.doorsill.tracing;

/**
 * What a span may say beside its name. Values are words of ours or of the operator's settings, never a client's. Names with
 * a home there are those of OpenTelemetry's semantic conventions (1.37).
 */
public enum Mark {
    METHOD("http.request.method"),
    STATUS("http.response.status_code"),
    STORE("db.system.name"),
    DIALECT("doorsill.dialect"),
    OUTCOME("doorsill.outcome"),
    CODE("doorsill.code"),
    CHANNEL("doorsill.channel"),
    GATEWAY("doorsill.gateway"),
    PROVIDER("doorsill.provider");

    private final String key;

    Mark(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
