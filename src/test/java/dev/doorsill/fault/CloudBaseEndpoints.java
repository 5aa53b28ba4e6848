package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.wire.Answer;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import dev.doorsill.wire.Proving;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every endpoint of {@code /auth/v1}, each with somebody to use it. */
final class CloudBaseEndpoints {
    private CloudBaseEndpoints() {}

    static List<Endpoint> of(FaultScene scene) {
        var member = scene.verified();
        var first = scene.crowd.ask(member.signUp("password", Entrant.PASSWORD));
        var sessions = Stream.generate(() -> scene.crowd.ask(scene.signInAgain(member)))
                .limit(4)
                .toList();
        var phone = Applicant.freshPhone();
        var verification = scene.crowd.ask(Proving.askForCode(phone)).text("verification_id");
        return List.of(
                Endpoint.of("verification", Needs.BOTH, Proving.askForCode(Applicant.freshEmail())),
                Endpoint.ofCode(
                        "verify",
                        Needs.REDIS,
                        Proving.bringBack(verification, scene.newestCode(phone)),
                        FaultScene.REFUSED),
                Endpoint.of("signup", Needs.DATABASE, scene.verified().signUp()),
                Endpoint.of(
                        "signup with password", Needs.DATABASE, scene.verified().signUp("password", Entrant.PASSWORD)),
                Endpoint.of("signin by password", Needs.BOTH, FaultScene.passwordSignIn(member, Entrant.PASSWORD)),
                Endpoint.of("signin by proof", Needs.DATABASE, scene.signInAgain(member)),
                Endpoint.of("token", Needs.DATABASE, FaultScene.refresh(first.text("refresh_token"))),
                Endpoint.of("me", Needs.DATABASE, Call.get("/user/me").bearer(access(sessions.get(0)))),
                Endpoint.of(
                        "signout",
                        Needs.DATABASE,
                        Call.post("/user/signout", Map.of()).bearer(access(sessions.get(1)))),
                Endpoint.of("revoke access", Needs.DATABASE, revoke(access(sessions.get(2)))),
                Endpoint.of(
                        "revoke refresh", Needs.DATABASE, revoke(sessions.get(3).text("refresh_token"))),
                Endpoint.of("captcha", Needs.REDIS, Call.post("/captcha/data", Map.of())),
                Endpoint.ofCode("captcha answer", Needs.REDIS, scene.captchaAnswer(), FaultScene.REFUSED),
                Endpoint.of("exists", Needs.BOTH, Call.get("/checkIfUserExist?username=nobody")));
    }

    private static String access(Answer answer) {
        return answer.text("access_token");
    }

    private static Call revoke(String token) {
        return Call.post("/revoke", Map.of("token", token));
    }
}
