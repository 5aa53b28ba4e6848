package dev.doorsill.turning;

import static dev.doorsill.turning.Api.PASSWORD;
import static dev.doorsill.turning.Api.fields;
import static dev.doorsill.turning.Api.ok;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.dialect.cloudbase.Visitor;
import dev.doorsill.wire.EncryptedPassword;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import java.util.function.Supplier;

/** Everything that people and clients take away and bring back: makes one, and gives what must still work later. */
enum Keepsake {
    VERIFICATION_ID(() -> {
        var visitor = Visitor.withPhone();
        var id = ok(visitor.askForCode()).getString("verification_id");
        var code = visitor.newestCode();
        return () -> {
            var proof = ok(visitor.post(
                            "/verification/verify", fields("verification_id", id, "verification_code", code)))
                    .getString("verification_token");
            ok(visitor.signUpWith(proof));
        };
    }),
    VERIFICATION_TOKEN(() -> {
        var visitor = Visitor.withEmail();
        var proof = visitor.proof();
        return () -> ok(visitor.signUpWith(proof));
    }),
    CODE_WITHOUT_ID(() -> {
        var visitor = Visitor.withPhone();
        ok(visitor.signUp());
        Api.askForSmsCode(visitor);
        var code = visitor.newestCode();
        return () -> ok(Api.signInByCode(visitor, code));
    }),
    ACCESS_TOKEN(() -> {
        var visitor = Visitor.withPhone();
        var token = ok(visitor.signUp()).getString("access_token");
        return () -> ok(visitor.me(token));
    }),
    REFRESH_TOKEN(() -> {
        var visitor = Visitor.withPhone();
        var token = ok(visitor.signUp()).getString("refresh_token");
        return () -> ok(visitor.me(ok(Api.refresh(visitor, token)).getString("access_token")));
    }),
    OPEN_ID_TOKENS(() -> {
        var tokens = openId();
        var access = tokens.getString("data.access_token");
        var refresh = tokens.getString("data.refresh_token");
        return () -> {
            assertThat(ok(Api.introspect(access)).getBoolean("active")).isTrue();
            assertThat(ok(Api.introspect(refresh)).getBoolean("active")).isTrue();
            ok(given().queryParam("access_token", access).get("/oidc/me"));
            ok(Api.refreshOpenId(refresh));
        };
    }),
    ID_TOKEN_HINT(() -> {
        var tokens = openId();
        var access = tokens.getString("data.access_token");
        var idToken = tokens.getString("data.id_token");
        return () -> {
            assertThat(given().queryParam("id_token_hint", idToken)
                            .get("/oidc/session/end")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ok(Api.introspect(access)).getBoolean("active")).isFalse();
        };
    }),
    SUDO_TOKEN(() -> {
        var visitor = Visitor.withPhone();
        var token = ok(visitor.signUp("password", PASSWORD)).getString("access_token");
        var sudo = ok(visitor.request()
                        .header("Authorization", "Bearer " + token)
                        .body(fields("password", PASSWORD))
                        .post("/auth/v1/user/sudo"))
                .getString("sudo_token");
        return () -> ok(visitor.request()
                .header("Authorization", "Bearer " + token)
                .body(fields("sudo_token", sudo, "new_password", "Another@456"))
                .patch("/auth/v1/user/password"));
    }),
    PASSWORD_HASH(() -> {
        var visitor = member();
        return () -> ok(Api.signInAgain(visitor));
    }),
    ENCRYPTED_PASSWORD(() -> {
        var visitor = member();
        var key = RestAssured.get("/api/v3/system").jsonPath().getString("rsa.publicKey");
        var ciphertext = EncryptedPassword.rsa(key, PASSWORD);
        return () -> ok(Api.signInByPassword(visitor, ciphertext, "rsa"));
    }),
    REPEATED_VERIFY(() -> {
        var visitor = Visitor.withPhone();
        var body = fields(
                "verification_id",
                ok(visitor.askForCode()).getString("verification_id"),
                "verification_code",
                visitor.newestCode());
        var id = requestId();
        ok(visitor.post("/verification/verify", body, id));
        return () -> ok(visitor.signUpWith(
                ok(visitor.post("/verification/verify", body, id)).getString("verification_token")));
    }),
    REPEATED_REQUEST_FOR_A_CODE(() -> {
        var visitor = Visitor.withPhone();
        var id = requestId();
        var told = ok(visitor.post("/verification", visitor.fields(), id)).getString("verification_id");
        return () -> {
            assertThat(ok(visitor.post("/verification", visitor.fields(), id)).getString("verification_id"))
                    .startsWith(told.substring(0, told.indexOf('.')));
            assertThat(visitor.messages()).hasSize(1);
        };
    }),
    REPEATED_SIGN_UP(() -> {
        var visitor = Visitor.withPhone();
        var id = requestId();
        var body = visitor.fields("verification_token", visitor.proof());
        var subject = ok(visitor.post("/signup", body, id)).getString("sub");
        return () -> assertThat(ok(visitor.post("/signup", body, id)).getString("sub"))
                .isEqualTo(subject);
    }),
    REPEATED_REFRESH(() -> {
        var visitor = Visitor.withPhone();
        var id = requestId();
        var body = fields(
                "grant_type",
                "refresh_token",
                "refresh_token",
                ok(visitor.signUp()).getString("refresh_token"));
        ok(visitor.post("/token", body, id));
        return () ->
                ok(Api.refresh(visitor, ok(visitor.post("/token", body, id)).getString("refresh_token")));
    });

    private final Supplier<Runnable> make;

    Keepsake(Supplier<Runnable> make) {
        this.make = make;
    }

    Runnable make() {
        return make.get();
    }

    private static Visitor member() {
        var visitor = Visitor.withPhone();
        ok(visitor.signUp("password", PASSWORD));
        return visitor;
    }

    private static JsonPath openId() {
        return ok(Api.signInByPassword(member(), PASSWORD, "none"));
    }

    private static String requestId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
