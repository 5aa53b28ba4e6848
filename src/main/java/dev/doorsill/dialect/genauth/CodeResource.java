package dev.doorsill.dialect.genauth;

import dev.doorsill.client.Client;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Channel;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.security.Passcode;
import dev.doorsill.verification.Target;
import dev.doorsill.verification.VerificationCommand;
import dev.doorsill.verification.Verifications;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /api/v3/send-email}, {@code /send-sms} and {@code /pre-check-code}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/api/v3")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class CodeResource {
    private static final int MAX_WORD = 64;
    private static final String PHONE = "phone";
    private static final String PHONE_NUMBER = "phoneNumber";
    private static final String EMAIL = "email";

    private final Callers callers;
    private final Verifications verifications;
    private final DialectConfig config;

    CodeResource(Callers callers, Verifications verifications, DialectConfig config) {
        this.callers = callers;
        this.verifications = verifications;
        this.config = config;
    }

    @POST
    @Path("/send-email")
    public Uni<Envelope> sendEmail(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        return send(RequestContext.of(http), bytes, CodeChannel.required(body, Channel.EMAIL), email(body));
    }

    @POST
    @Path("/send-sms")
    public Uni<Envelope> sendSms(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        return send(RequestContext.of(http), bytes, CodeChannel.required(body, Channel.SMS), phone(body, PHONE_NUMBER));
    }

    private Uni<Envelope> send(RequestContext request, byte[] bytes, CodeChannel channel, Address recipient) {
        var client = callers.client(request);
        var command = new VerificationCommand(
                callers.caller(request, bytes, client, request.origin()),
                recipient,
                channel.purpose(),
                target(channel),
                channel.message());
        return checkAsker(request, client, channel)
                .chain(() -> verifications.send(command))
                .map(done -> Envelope.granted(request));
    }

    private Uni<Void> checkAsker(RequestContext request, Client client, CodeChannel channel) {
        return channel.asker() == CodeChannel.Asker.SIGNED_IN
                ? callers.session(request, client).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    private static Target target(CodeChannel channel) {
        return channel.asker() == CodeChannel.Asker.HOLDER ? Target.ACCOUNT_HOLDER_UNTOLD : Target.ANYONE;
    }

    /** Counts as a try, and uses nothing up. */
    @POST
    @Path("/pre-check-code")
    public Uni<Envelope> look(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var client = callers.client(request);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var way = way(body);
        var payload = body.requiredObject(way == Channel.EMAIL ? "emailCodePayload" : "smsCodePayload");
        var channel = CodeChannel.required(payload, way);
        var code = new Passcode(payload.requiredText("passCode", SignUpRequests.MAX_CODE));
        var recipient = way == Channel.EMAIL ? email(payload) : phone(payload, PHONE);
        var caller = callers.caller(request, bytes, client, request.origin());
        return verifications
                .look(caller, recipient, channel.purpose(), code)
                .map(right -> Envelope.granted(request, Map.of("isValid", right)));
    }

    private static Channel way(JsonBody body) {
        return switch (body.requiredText("codeType", MAX_WORD)) {
            case "EMAIL" -> Channel.EMAIL;
            case "SMS" -> Channel.SMS;
            default -> throw body.notAmong("codeType", "SMS, EMAIL");
        };
    }

    private static Address email(JsonBody body) {
        return EmailAddress.parse(body.requiredText(EMAIL, Addresses.MAX_LENGTH));
    }

    private static Address phone(JsonBody body, String field) {
        return Phones.find(body, field).orElseThrow(() -> body.missing(field));
    }
}
