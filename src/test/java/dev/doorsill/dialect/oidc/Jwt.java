package dev.doorsill.dialect.oidc;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A signed token's parts, as anybody can read them. */
final class Jwt {
    private Jwt() {}

    static Map<String, Object> header(String token) {
        return part(token, 0);
    }

    static Map<String, Object> claims(String token) {
        return part(token, 1);
    }

    private static Map<String, Object> part(String token, int index) {
        var json = new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), StandardCharsets.UTF_8);
        return JsonPath.from(json).getMap("$");
    }
}
