package dev.doorsill.dialect.genauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.doorsill.dialect.RequestContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What every answer of the dialect lies in.
 *
 * @param statusCode 200 or the class of the failure; clients look at nothing else
 * @param apiCode the failure itself, where the vendor has a number for it
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Envelope(
        int statusCode,
        String message,
        @Nullable Integer apiCode,
        String requestId,
        @Nullable Object data) {
    static final int OK = 200;

    /** Done, and there is nothing to tell. */
    static Envelope granted(RequestContext request) {
        return new Envelope(OK, message(request), null, request.requestId(), null);
    }

    static Envelope granted(RequestContext request, Object data) {
        return new Envelope(OK, message(request), null, request.requestId(), data);
    }

    static String message(RequestContext request) {
        return Languages.of(request).getLanguage().equals(Locale.CHINESE.getLanguage()) ? "操作成功" : "Success";
    }
}
