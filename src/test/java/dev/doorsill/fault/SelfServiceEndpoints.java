package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.wire.Applicant;
import dev.doorsill.wire.Call;
import dev.doorsill.wire.Entrant;
import java.util.List;
import java.util.Map;

/** What people do with their own accounts over {@code /auth/v1}; most of it ends sessions, so each has its own person. */
final class SelfServiceEndpoints {
    private final FaultScene scene;

    SelfServiceEndpoints(FaultScene scene) {
        this.scene = scene;
    }

    List<Endpoint> all() {
        return List.of(
                reset(),
                Endpoint.of(
                        "sudo by password",
                        Needs.BOTH,
                        Call.post("/user/sudo", Map.of("password", Entrant.PASSWORD))
                                .bearer(access(settled()))),
                sudoByProof(),
                Endpoint.of(
                        "password",
                        Needs.BOTH,
                        Call.patch(
                                        "/user/password",
                                        Map.of("old_password", Entrant.PASSWORD, "new_password", Entrant.PASSWORD))
                                .bearer(access(settled()))),
                Endpoint.of(
                        "basic edit",
                        Needs.BOTH,
                        Call.post("/user/basic/edit", Map.of("nickname", "Li")).bearer(access(settled()))),
                Endpoint.of(
                        "profile",
                        Needs.BOTH,
                        Call.patch("/user/profile", Map.of("name", "Li")).bearer(access(settled()))),
                contact(),
                deletion(),
                Endpoint.of(
                        "revoke all",
                        Needs.DATABASE,
                        Call.delete("/user/revoke/all").bearer(access(settled()))),
                Endpoint.of(
                        "revoke device",
                        Needs.DATABASE,
                        Call.delete("/user/authorized/devices/x").bearer(access(settled()))));
    }

    private Endpoint reset() {
        var person = settled();
        var body = Map.of(
                person.field(),
                person.address(),
                "verification_token",
                scene.proofAgain(person.address()).token(),
                "new_password",
                Entrant.PASSWORD);
        return Endpoint.of("reset", Needs.DATABASE, Call.post("/reset", body));
    }

    private Endpoint sudoByProof() {
        var person = settled();
        var body =
                Map.of("verification_token", scene.proofAgain(person.address()).token());
        return Endpoint.of(
                "sudo by proof", Needs.DATABASE, Call.post("/user/sudo", body).bearer(access(person)));
    }

    private Endpoint contact() {
        var access = access(settled());
        var wanted = scene.proofAgain(Applicant.freshEmail());
        var body = Map.of(
                wanted.field(), wanted.address(), "verification_token", wanted.token(), "sudo_token", sudo(access));
        return Endpoint.of(
                "contact", Needs.BOTH, Call.patch("/user/contact", body).bearer(access));
    }

    private Endpoint deletion() {
        var access = access(settled());
        return Endpoint.of(
                "deletion",
                Needs.BOTH,
                Call.delete("/user/me?sudo_token=" + sudo(access)).bearer(access));
    }

    private Applicant settled() {
        var person = scene.stranger();
        scene.eventually(FaultScene.OK, () -> person.signUp("password", Entrant.PASSWORD));
        return person;
    }

    private String access(Applicant person) {
        return scene.crowd.ask(scene.signInAgain(person)).text("access_token");
    }

    private String sudo(String access) {
        return scene.crowd
                .ask(Call.post("/user/sudo", Map.of("password", Entrant.PASSWORD))
                        .bearer(access))
                .text("sudo_token");
    }
}
