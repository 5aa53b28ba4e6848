package dev.doorsill.dialect.genauth;

import dev.doorsill.dialect.cloudbase.Census;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import jakarta.inject.Inject;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rest of the vendor's interface: no such path, in its own envelope. */
@QuarkusTest
class UnservedScenarioTest {
    @Inject
    Census census;

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v3/signin-by-mobile",
        "POST, /api/v3/gen-qrcode",
        "GET, /api/v3/check-qrcode-status",
        "GET, /api/v3/get-captcha-code",
        "POST, /api/v3/bind-email",
        "GET, /api/v3/",
        "GET, /api/v3",
        "POST, /api/v3/signup/x",
        "DELETE, /api/v3/nothing",
        "PUT, /api/v3/nothing",
        "PATCH, /api/v3/nothing",
    })
    void nothingElseIsHere(Method method, String path) {
        var before = census.take();
        Answer.of(Guest.request().body("{}").request(method, path)).outside(404, Refusal.NO_SUCH_PATH);
        Assertions.assertThat(census.take()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/get-profile", "/system"})
    void somePathsTakeOnlyReading(String path) {
        for (var method : new Method[] {Method.POST, Method.PUT, Method.DELETE, Method.PATCH}) {
            Answer.of(Guest.request().body("{}").request(method, "/api/v3" + path))
                    .outside(405, Refusal.NO_SUCH_METHOD);
        }
    }
}
