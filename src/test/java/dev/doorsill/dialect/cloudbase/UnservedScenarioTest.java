package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path and method of the vendor's SDK that is not served, and those of nobody. */
@QuarkusTest
class UnservedScenarioTest {
    private static final byte[] NOTHING = {};

    @ParameterizedTest
    @CsvSource({
        "POST, /auth/v1/captcha/init",
        "POST, /auth/v1/user/provider/x/trans",
        "PATCH, /auth/v1/user/trans/by/provider",
        "GET, /auth/v1/user/query?username=x",
        "POST, /auth/v1/signin-anonymously",
        "POST, /auth/v1/signin/custom",
        "POST, /auth/v1/signin/wechat/noauth",
        "GET, /auth/v1/user/security/history?query[action]=USER_LOGIN&limit=1",
        "GET, /auth/v1/checkUsername",
        "POST, /auth/v1/user/authorize",
        "GET, /auth/v1/user/authorize/info",
        "POST, /auth/v1/user/device/authorize",
        "POST, /auth/v1/device/code",
        "POST, /auth/v1/qrcode/generate",
        "POST, /auth/v1/qrcode/get/status",
        "GET, /auth/v1/plugin/weda/userinfo",
        "POST, /auth/v1/mgr/provider/providerSubType",
        "POST, /auth/v1/token/clientCredential",
        "GET, /auth/v1/token/introspect?token=x",
        "POST, /auth/v2/signin/username",
        "POST, /auth/v2/token",
        "GET, /auth/v2/user/me",
        "POST, /auth/v2/signin/verificationcode",
        "POST, /auth/v2/signin/with/provider",
        "GET, /auth/v2/signin/publichkey",
        "POST, /auth/v2/signin/password/update",
        "GET, /auth",
        "GET, /auth/",
        "GET, /auth/v1",
        "GET, /auth/v1/",
        "POST, /auth/v1/SIGNUP",
        "POST, /auth/v1/signup/x",
        "PUT, /auth/v1/nothing",
        "TRACE, /auth/v1/nothing",
        "FOO, /auth/v1/nothing",
        "GET, /auth/v1/.well-known/openid-configuration/x",
    })
    void saysThatThereIsNothing(String method, String path) {
        var encoded = path.replace("[", "%5B").replace("]", "%5D");
        Wire.send(method, encoded, NOTHING).refused(Refusal.UNIMPLEMENTED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /verification",
        "PUT, /verification",
        "GET, /verification/verify",
        "DELETE, /verification/verify",
        "GET, /signup",
        "PATCH, /signup",
        "GET, /signin",
        "GET, /signin/with/provider",
        "PATCH, /provider/token",
        "POST, /provider/uri",
        "GET, /user/provider/bind",
        "GET, /token",
        "GET, /revoke",
        "GET, /user/signout",
        "POST, /user/me",
        "PATCH, /user/me",
        "POST, /checkIfUserExist?username=x",
        "GET, /user/basic/edit",
        "GET, /user/profile",
        "POST, /user/contact",
        "GET, /user/revoke/all",
        "GET, /user/authorized/devices/x",
        "GET, /reset",
        "GET, /user/sudo",
        "POST, /user/password",
        "FOO, /signup",
    })
    void saysThatThePathIsThereAndTheMethodIsNot(String method, String path) {
        Wire.send(method, "/auth/v1" + path, NOTHING).refused(Refusal.METHOD_UNIMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/v1/%zz",
                "/auth/v1/verification?client_id=%zz",
                "/auth/v1/checkIfUserExist?username=%",
                "/auth/v1/user/me?with_role=%e4%b"
            })
    void refusesATargetNobodyCanDecode(String target) {
        for (var method : new String[] {"GET", "POST"}) {
            // By the framework's very door, before any dialect is asked: this one answer has no body.
            assertThat(Wire.raw(method + " " + target
                            + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400 ");
        }
    }
}
