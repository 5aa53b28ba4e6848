package dev.doorsill.dialect.cloudbase;

import dev.doorsill.captcha.Captchas;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * {@code POST /auth/v1/captcha/data} and {@code /captcha/data/verify}.
 *
 * <p>The SDKs send these, too, through what repeats a call once that needs a captcha: so a wrong answer must not be
 * called {@code captcha_invalid}, or they would ask for a second picture behind the first.
 */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1/captcha/data")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class CaptchaResource {
    private static final int MAX_TOKEN = 2048;
    private static final int MAX_ANSWER = 2048;

    private final Callers callers;
    private final Captchas captchas;
    private final DialectConfig config;

    CaptchaResource(Callers callers, Captchas captchas, DialectConfig config) {
        this.callers = callers;
        this.captchas = captchas;
        this.config = config;
    }

    /** What the SDKs say of the call that needs it, {@code state} and {@code redirect_uri}, changes nothing. */
    @POST
    public Uni<CaptchaResponse> issue(@Context HttpServerRequest http, byte[] bytes) {
        var unused = JsonBody.parse(bytes, config.maxBodyBytes());
        return captchas.issue(callers.caller(RequestContext.of(http), bytes).asker())
                .map(CaptchaResponse::of);
    }

    @POST
    @Path("/verify")
    public Uni<CaptchaTokenResponse> solve(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var id = body.requiredText("token", MAX_TOKEN);
        var answer = body.requiredText("key", MAX_ANSWER);
        return captchas.solve(callers.caller(RequestContext.of(http), bytes).asker(), id, answer)
                .map(CaptchaTokenResponse::of);
    }
}
