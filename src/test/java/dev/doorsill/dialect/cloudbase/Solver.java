package dev.doorsill.dialect.cloudbase;

import dev.doorsill.captcha.OpenDrawing;
import io.restassured.response.Response;
import java.util.Map;

/** Somebody who reads pictures, and what they hold for it. */
final class Solver {
    private static final int USES = 10;

    private final Visitor visitor;
    private final OpenDrawing drawing;
    private String latest = "";

    Solver(Visitor visitor, OpenDrawing drawing) {
        this.visitor = visitor;
        this.drawing = drawing;
    }

    Answer fetch() {
        return Answer.granted(visitor.post("/captcha/data", Map.of("state", "POST:/v1/signin", "redirect_uri", "")));
    }

    Response answer(Answer picture) {
        return answer(picture, drawing.read(picture.text("data")));
    }

    Response answerWrongly(Answer picture) {
        return answer(picture, drawing.misread(picture.text("data")));
    }

    private Response answer(Answer picture, String typed) {
        return visitor.post("/captcha/data/verify", Map.of("token", picture.text("token"), "key", typed));
    }

    String token() {
        return Answer.granted(answer(fetch())).text("captcha_token");
    }

    /** The one for that call of many, from 0, each of which needs one: as many share one as may. */
    String tokenFor(int call) {
        if (call % USES == 0) {
            latest = token();
        }
        return latest;
    }
}
