package dev.doorsill.dialect.cloudbase;

import dev.doorsill.dialect.JsonBody;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.Reason;
import java.util.Optional;

/** The dialect's name for what shows that somebody has just shown again who they are. */
final class SudoToken {
    static final String FIELD = "sudo_token";
    private static final int MAX_LENGTH = 256;

    private SudoToken() {}

    static Optional<String> find(JsonBody body) {
        return body.filledText(FIELD, MAX_LENGTH);
    }

    static String of(JsonBody body) {
        return find(body).orElseThrow(() -> Problem.invalid(Reason.REAUTHENTICATION_MISSING));
    }
}
