package dev.doorsill.dialect.genauth.sdk;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.enums.AuthMethodEnum;
import cn.authing.sdk.java.model.AuthenticationClientOptions;
import io.restassured.RestAssured;
import java.io.IOException;
import java.text.ParseException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** GenAuth's own Java SDK, unpatched, before the running service. A client keeps its user's token: one for each test. */
final class Sdk {
    /** The SDK writes every body into its log, passwords and all. Held, for a logger that nobody holds forgets this. */
    private static final Logger LOG = Logger.getLogger("[Authing]");

    static {
        LOG.setLevel(Level.OFF);
    }

    private Sdk() {}

    /** A back end: the confidential application, its secret in the body. */
    static AuthenticationClient client() {
        return client(AuthMethodEnum.CLIENT_SECRET_POST);
    }

    /** The confidential application; with {@code NONE} the public one. */
    static AuthenticationClient client(AuthMethodEnum method) {
        return method == AuthMethodEnum.NONE
                ? client("app-public", "", method)
                : client("app-1", "app-secret-1", method);
    }

    static AuthenticationClient client(String id, String secret, AuthMethodEnum method) {
        var options = new AuthenticationClientOptions();
        options.setAppHost("http://localhost:" + RestAssured.port);
        options.setAppId(id);
        options.setAppSecret(secret);
        options.setTokenEndPointAuthMethod(method.getValue());
        options.setIntrospectionEndPointAuthMethod(method.getValue());
        options.setRevocationEndPointAuthMethod(method.getValue());
        try {
            return new AuthenticationClient(options);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
