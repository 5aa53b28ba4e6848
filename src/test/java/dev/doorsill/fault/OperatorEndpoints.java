package dev.doorsill.fault;

import dev.doorsill.fault.Endpoint.Needs;
import dev.doorsill.wire.Call;
import java.util.List;
import java.util.Map;

/** What operators do to an account that is there for nothing else. */
final class OperatorEndpoints {
    static final String TOKEN = "operator-token-0123456789abcdef0123456789";

    private OperatorEndpoints() {}

    static List<Endpoint> of(FaultScene scene) {
        var person = scene.stranger();
        scene.eventually(FaultScene.OK, person::signUp);
        var id = scene.crowd.ask(scene.signInAgain(person)).text("sub");
        return List.of(
                Endpoint.of("operator's look", Needs.DATABASE, call("GET", id)),
                Endpoint.of("block", Needs.DATABASE, call("POST", id + "/block")),
                Endpoint.of("unblock", Needs.DATABASE, call("POST", id + "/unblock")));
    }

    private static Call call(String method, String path) {
        return new Call(method, "/admin/v1/accounts/" + path, Map.of("authorization", "Bearer " + TOKEN), "");
    }
}
