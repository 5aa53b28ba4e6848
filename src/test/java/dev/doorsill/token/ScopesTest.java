package dev.doorsill.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void givesTheUsualToWhoAsksForNothing(String text) {
        assertThat(Scopes.request(Optional.ofNullable(text)).text()).isEqualTo("openid profile");
    }

    @ParameterizedTest
    @CsvSource({
        "openid,openid",
        "offline_access openid,offline_access openid",
        "openid email openid email,openid email",
        "openid  phone email,openid phone email",
        "' openid profile ',openid profile",
        "openid address admin role PHONE,openid",
        "openid roles tenant_id external_id extended_fields username,openid roles tenant_id external_id extended_fields username"
    })
    void keepsWhatItKnowsInOrderAndOnce(String text, String granted) {
        assertThat(Scopes.request(Optional.of(text)).text()).isEqualTo(granted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "OPENID", "openid,profile", "user sso"})
    void insistsOnOpenid(String text) {
        var problem = catchThrowableOfType(Problem.class, () -> Scopes.request(Optional.of(text)));
        assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
        assertThat(problem.arguments()).containsExactly("openid");
    }
}
