package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.EncryptedPassword;
import dev.doorsill.wire.Entrant;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Every endpoint of {@code /api/v3} and {@code /oidc}, each with somebody to use it. */
final class GenAuthEndpoints {
    private static final String WRONG = "200 400 2001";
    private static final String FRESH = "Another@123";
    private static final int SESSIONS = 10;

    private final FaultScene scene;
    private final Entrant member = Entrant.withPhone();
    private final Iterator<Answer> sessions;

    private GenAuthEndpoints(FaultScene scene) {
        this.scene = scene;
        enrol(member);
        this.sessions = Stream.generate(() -> scene.crowd.ask(member.signInByPassword(Entrant.PASSWORD)))
                .limit(SESSIONS)
                .iterator();
    }

    private Entrant enrol(Entrant person) {
        scene.eventually(FaultScene.OK, () -> person.signUpWithPassword(scene.code(person, Entrant.REGISTER)));
        return person;
    }

    static List<Endpoint> of(FaultScene scene) {
        var endpoints = new GenAuthEndpoints(scene);
        var all = new ArrayList<Endpoint>();
        all.addAll(endpoints.codes());
        all.addAll(endpoints.doors());
        all.addAll(endpoints.passwords());
        all.addAll(endpoints.profiles());
        all.addAll(endpoints.openId());
        return all;
    }

    private List<Endpoint> codes() {
        var person = Entrant.withPhone();
        var code = scene.code(person, Entrant.REGISTER);
        return List.of(
                Endpoint.of("system", Needs.NOTHING, Call.genAuth("/system")),
                Endpoint.of("send-email", Needs.BOTH, Entrant.withEmail().askForCode(Entrant.REGISTER)),
                Endpoint.of("send-sms", Needs.BOTH, Entrant.withPhone().askForCode(Entrant.REGISTER)),
                Endpoint.of("send-sms to a holder", Needs.BOTH, member.askForCode(Entrant.RESET)),
                Endpoint.of("pre-check-code", Needs.REDIS, person.tryOut(Entrant.REGISTER, code)));
    }

    private List<Endpoint> doors() {
        var person = Entrant.withPhone();
        var register = scene.code(person, Entrant.REGISTER);
        var login = scene.code(member, Entrant.LOGIN);
        var key = scene.crowd
                .ask(Call.genAuth("/system"))
                .json()
                .getJsonObject("rsa")
                .getString("publicKey");
        var encrypted = JsonObject.of(
                "passwordPayload", JsonObject.of("password", EncryptedPassword.rsa(key, Entrant.PASSWORD)),
                "options", JsonObject.of("passwordEncryptType", "rsa"));
        var name = "u" + UUID.randomUUID();
        return List.of(
                Endpoint.ofCode("signup by code", Needs.BOTH, person.signUp(register), WRONG),
                Endpoint.of(
                        "signup by password",
                        Needs.DATABASE,
                        Entrant.signUpUnproven("email", Entrant.withEmail().address())),
                Endpoint.of(
                        "signup by encrypted password",
                        Needs.BOTH,
                        Entrant.signUpUnproven("username", name).also(encrypted)),
                Endpoint.ofCode("signin by code", Needs.BOTH, member.signIn(login), WRONG),
                Endpoint.of("signin by password", Needs.BOTH, member.signInByPassword(Entrant.PASSWORD)),
                Endpoint.of(
                        "signin and register",
                        Needs.BOTH,
                        Entrant.signInAs("username", name + "x")
                                .also(JsonObject.of("options", JsonObject.of("autoRegister", true)))));
    }

    private List<Endpoint> passwords() {
        var forgetful = enrol(Entrant.withPhone());
        var code = scene.code(forgetful, Entrant.RESET);
        var reset = enrol(Entrant.withPhone());
        var token = scene.crowd
                .ask(reset.requestReset(scene.code(reset, Entrant.RESET)))
                .data("passwordResetToken");
        // Somebody else's: a new password ends every other session.
        var changer = enrol(Entrant.withPhone());
        var session = scene.crowd.ask(changer.signInByPassword(Entrant.PASSWORD));
        var change = JsonObject.of("newPassword", FRESH, "oldPassword", Entrant.PASSWORD);
        var guess = JsonObject.of(member.field(), member.address(), "password", Entrant.PASSWORD);
        return List.of(
                Endpoint.of("validate-password", Needs.BOTH, Call.genAuth("/validate-password", guess)),
                Endpoint.ofCode("verify-reset-password-request", Needs.REDIS, forgetful.requestReset(code), WRONG),
                Endpoint.of("reset-password", Needs.DATABASE, Entrant.reset(token, FRESH)),
                Endpoint.of(
                        "update-password",
                        Needs.BOTH,
                        Call.genAuth("/update-password", change).bearer(access(session))));
    }

    private List<Endpoint> profiles() {
        var token = access(sessions.next());
        var change = JsonObject.of("nickname", "Ann");
        return List.of(
                Endpoint.of(
                        "get-profile",
                        Needs.DATABASE,
                        Call.genAuth("/get-profile").bearer(token)),
                Endpoint.of(
                        "get-security-info",
                        Needs.DATABASE,
                        Call.genAuth("/get-security-info").bearer(token)),
                Endpoint.of(
                        "update-profile",
                        Needs.BOTH,
                        Call.genAuth("/update-profile", change).bearer(token)));
    }

    private List<Endpoint> openId() {
        var me = get("/oidc/me?access_token=" + access(sessions.next()));
        var hint = sessions.next().data("id_token");
        var end = get("/oidc/session/end?id_token_hint=" + hint);
        return List.of(
                Endpoint.of("jwks", Needs.NOTHING, get("/oidc/.well-known/jwks.json")),
                Endpoint.of("configuration", Needs.NOTHING, get("/oidc/.well-known/openid-configuration")),
                Endpoint.of("me", Needs.DATABASE, me),
                Endpoint.of(
                        "refresh", Needs.DATABASE, Call.refresh(sessions.next().data("refresh_token"))),
                Endpoint.of(
                        "introspection",
                        Needs.DATABASE,
                        Call.oidc("/token/introspection", "token", access(sessions.next()))),
                Endpoint.of(
                        "introspection of a refresh token",
                        Needs.DATABASE,
                        Call.oidc(
                                "/token/introspection", "token", sessions.next().data("refresh_token"))),
                Endpoint.of(
                        "revocation", Needs.DATABASE, Call.oidc("/token/revocation", "token", access(sessions.next()))),
                Endpoint.of("session/end", Needs.DATABASE, end));
    }

    private static Call get(String path) {
        return new Call("GET", path, Map.of(), "");
    }

    private static String access(Answer signIn) {
        return signIn.data("access_token");
    }
}
