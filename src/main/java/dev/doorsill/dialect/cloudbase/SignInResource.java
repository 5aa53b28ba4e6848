package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.DialectConfig;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.dialect.RequestContext;
import dev.doorsill.dialect.Sheddable;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.AddressProof;
import dev.doorsill.security.Password;
import dev.doorsill.signin.SignIn;
import dev.doorsill.signup.AnonymousSignIn;
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

/** {@code POST /auth/v1/signin}, {@code /signin/anonymously} and {@code /signin/with/provider}. */
@Singleton
@Cancellable(false)
@Sheddable
@Path("/auth/v1/signin")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
    private static final int MAX_PASSWORD = 1024;

    private final Callers callers;
    private final ShownProofs proofs;
    private final ShownIdentities identities;
    private final SignIn signIn;
    private final AnonymousSignIn anonymousSignIn;
    private final DialectConfig config;

    SignInResource(
            Callers callers,
            ShownProofs proofs,
            ShownIdentities identities,
            SignIn signIn,
            AnonymousSignIn anonymousSignIn,
            DialectConfig config) {
        this.callers = callers;
        this.proofs = proofs;
        this.identities = identities;
        this.signIn = signIn;
        this.anonymousSignIn = anonymousSignIn;
        this.config = config;
    }

    @POST
    public Uni<TokenResponse> signIn(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var caller = callers.caller(RequestContext.of(http), bytes);
        var name = body.filledText("username", Addresses.MAX_LENGTH);
        var proof = proofs.find(body, caller);
        if (proof.isPresent()) {
            checkName(proof.get(), name);
            return signIn.byProof(caller, proof.get()).map(TokenResponse::of);
        }
        var password = body.filledText("password", MAX_PASSWORD).map(Password::of);
        if (name.isEmpty() || password.isEmpty()) {
            throw Problem.invalid(Reason.SIGN_IN_NEEDS_CREDENTIAL);
        }
        return signIn.byPassword(caller, Addresses.signInName(name.get()), password.get())
                .map(TokenResponse::of);
    }

    /** A {@code provider_token} beside it is what mini-programs send; it is not looked at. */
    @POST
    @Path("/anonymously")
    public Uni<TokenResponse> signInAnonymously(@Context HttpServerRequest http, byte[] bytes) {
        return anonymousSignIn
                .enter(callers.caller(RequestContext.of(http), bytes))
                .map(TokenResponse::of);
    }

    /** Nobody is signed up by it unless the provider's settings say so: who is unknown may sign up with the same token. */
    @POST
    @Path("/with/provider")
    public Uni<TokenResponse> signInWithProvider(@Context HttpServerRequest http, byte[] bytes) {
        var body = JsonBody.parse(bytes, config.maxBodyBytes());
        var caller = callers.caller(RequestContext.of(http), bytes);
        var proof = identities.required(body, caller);
        var opens =
                identities.signsUp(proof) && !body.flag("force_disable_sign_up").orElse(false);
        var synchronised = body.flag("sync_profile").orElse(false);
        return (opens
                        ? signIn.byIdentityOrSignUp(caller, proof, SignUpRequests.profile(proof, synchronised))
                        : signIn.byIdentity(caller, proof))
                .map(TokenResponse::of);
    }

    /** The proof alone names the person; a name beside it must be the same one's. */
    private static void checkName(AddressProof proof, Optional<String> name) {
        name.map(Addresses::signInName)
                .filter(typed -> !typed.equals(proof.address()))
                .ifPresent(other -> {
                    throw Problem.of(ProblemCode.PROOF_INVALID, Reason.PROOF_OTHER_RECIPIENT);
                });
    }
}
