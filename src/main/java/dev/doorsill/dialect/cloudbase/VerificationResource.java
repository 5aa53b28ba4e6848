package dev.doorsill.dialect.cloudbase;

import dev.doorsill.account.Account;
import dev.doorsill.account.Accounts;
import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.identifier.Address;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Purpose;
import dev.doorsill.security.Passcode;
import dev.doorsill.token.Session;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.server.Cancellable;

/** {@code POST /auth/v1/verification} and {@code /verification/verify}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1/verification")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class VerificationResource {
    private static final int MAX_WORD = 64;
    private static final int MAX_ID = 2048;

    private final Callers callers;
    private final Verifications verifications;
    private final Accounts accounts;
    private final DialectConfig config;

    VerificationResource(Callers callers, Verifications verifications, Accounts accounts, DialectConfig config) {
        this.callers = callers;
        this.verifications = verifications;
        this.accounts = accounts;
        this.config = config;
    }

    @POST
    public Uni<VerificationResponse> send(@Context HttpServerRequest http, byte[] bytes) {
        var request = RequestContext.of(http);
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        if (body.has("email_redirect_to")) {
            throw Problem.of(ProblemCode.NOT_SUPPORTED, Reason.FEATURE_NOT_SERVED, "email_redirect_to");
        }
        var recipient = Addresses.required(body);
        var target = body.filledText("target", MAX_WORD).orElse("ANY");
        var purpose = messagePurpose(body.filledText("usage", MAX_WORD).orElse(""));
        return callers.sessionIfAny(request)
                .call(session -> checkOwn(target, session, recipient))
                .map(session -> new VerificationCommand(
                        session.map(open -> callers.caller(request, bytes, callers.client(open)))
                                .orElseGet(() -> callers.caller(request, bytes)),
                        recipient,
                        Purpose.CONTACT,
                        target(target),
                        purpose))
                .chain(verifications::request)
                .map(VerificationResponse::of);
    }

    @POST
    @Path("/verify")
    public Uni<VerifyResponse> verify(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var id = body.requiredText("verification_id", MAX_ID);
        var code = new Passcode(body.requiredText("verification_code", MAX_WORD));
        var caller = callers.caller(RequestContext.of(http), bytes);
        return verifications.answer(caller, id, Purpose.CONTACT, code).map(VerifyResponse::of);
    }

    private static Target target(String word) {
        return switch (word) {
            case "ANY" -> Target.ANYONE;
            case "USER", "CUR_USER" -> Target.ACCOUNT_HOLDER;
            case "NOT_USER" -> Target.NEWCOMER;
            default -> throw Problem.invalid(Reason.FIELD_VALUE, "target", "ANY, USER, NOT_USER, CUR_USER");
        };
    }

    /** {@code CUR_USER} means the signed-in person's own address. */
    private Uni<Void> checkOwn(String target, Optional<Session> session, Address recipient) {
        if (!target.equals("CUR_USER")) {
            return Uni.createFrom().voidItem();
        }
        return session.map(open -> accounts.find(open.accountId()))
                .orElseGet(() -> Uni.createFrom().failure(Problem.of(ProblemCode.ACCESS_TOKEN_INVALID)))
                .invoke(found -> {
                    if (found.filter(account -> owns(account, recipient)).isEmpty()) {
                        throw Problem.invalid(Reason.RECIPIENT_NOT_OWN);
                    }
                })
                .replaceWithVoid();
    }

    private static boolean owns(Account account, Address recipient) {
        return account.identifierKeys().contains(recipient.key());
    }

    /** The vendor's words for what a code is for, of both its generations; they choose the text and nothing else. */
    private static MessagePurpose messagePurpose(String usage) {
        return switch (usage) {
            case "REGISTER" -> MessagePurpose.SIGN_UP;
            case "SIGN_IN" -> MessagePurpose.SIGN_IN;
            case "PASSWORD_RESET", "recovery" -> MessagePurpose.PASSWORD_RESET;
            case "EMAIL_ADDRESS_CHANGE", "PHONE_NUMBER_CHANGE" -> MessagePurpose.CHANGE_ADDRESS;
            default -> MessagePurpose.VERIFY;
        };
    }
}
