package dev.doorsill.provider;

import static dev.doorsill.provider.ProviderKit.BACK;
import static dev.doorsill.provider.ProviderKit.assertRefused;
import static dev.doorsill.provider.ProviderKit.assertUnavailable;
import static dev.doorsill.provider.ProviderKit.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.provider.Adapter.Departure;
import dev.doorsill.provider.Adapter.Return;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat as its documentation says it answers; nobody can run one here. */
class WeChatAdapterTest {
    private static final String GRANT = "/sns/oauth2/access_token";
    private static final String USER = "/sns/userinfo";

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void script() {
        server.on(GRANT, 200, """
                {"access_token":"a1","expires_in":7200,"refresh_token":"r1","openid":"o-1","scope":"snsapi_login","unionid":"u-1"}
                """);
        server.on(USER, 200, """
                {"openid":"o-1","nickname":"小林","sex":1,"headimgurl":"https://pictures.example/0","unionid":"u-1"}""");
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Adapter adapter(String subject) {
        return ProviderKit.directory(
                        vertx,
                        new MovableTime(),
                        "kind",
                        "wechat",
                        "client-secret",
                        "chat-secret",
                        "web-url",
                        server.url(),
                        "api-url",
                        server.url(),
                        "subject",
                        subject)
                .get(ProviderKit.ID)
                .adapter();
    }

    private Uni<Person> comeBack() {
        return comeBack("openid");
    }

    private Uni<Person> comeBack(String subject) {
        return adapter(subject).byCode(new Return("code-1", BACK, Optional.of(new FlowSecrets("v", "n"))));
    }

    @Test
    void sendsPeopleThereInItsOwnWords() {
        var uri = get(adapter("openid")
                .departure(new Departure(BACK, Optional.of("s"), Optional.of(new FlowSecrets("v", "n")))));
        assertThat(uri)
                .startsWith(server.url() + "/connect/qrconnect?appid=" + OpenIdServer.CLIENT + "&redirect_uri=https%3A")
                .endsWith("&response_type=code&scope=snsapi_login&state=s#wechat_redirect");
    }

    @Test
    void learnsWhoComesBack() {
        var person = get(comeBack());
        assertThat(person.identity().subject()).isEqualTo("o-1");
        assertThat(person.identity().issuer()).isEqualTo(server.url() + "/" + OpenIdServer.CLIENT);
        assertThat(person.profile().name()).contains("小林");
        assertThat(person.profile().picture()).contains("https://pictures.example/0");
        assertThat(person.profile().email()).isEmpty();
        assertThat(server.asked().get(0).uri())
                .isEqualTo(GRANT + "?appid=" + OpenIdServer.CLIENT
                        + "&secret=chat-secret&code=code-1&grant_type=authorization_code");
    }

    @Test
    void knowsPeopleAcrossApplicationsWhereItIsTold() {
        var identity = get(comeBack("unionid")).identity();
        assertThat(identity.subject()).isEqualTo("u-1");
        assertThat(identity.issuer()).isEqualTo(server.url());
    }

    @Test
    void knowsNobodyAcrossApplicationsThatAreNotBound() {
        server.on(USER, 200, "{\"openid\":\"o-1\",\"nickname\":\"x\"}");
        assertUnavailable(comeBack("unionid"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163, 42003, 41008})
    void refusesABadCode(int number) {
        server.on(GRANT, 200, "{\"errcode\":" + number + ",\"errmsg\":\"invalid code\"}");
        assertRefused(comeBack());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40013, 40125, 45011})
    void blamesNobodyForTheRest(int number) {
        server.on(GRANT, 200, "{\"errcode\":" + number + ",\"errmsg\":\"system error\"}");
        assertUnavailable(comeBack());
    }

    @Test
    void refusesAnAnswerForAnotherPerson() {
        server.on(USER, 200, "{\"openid\":\"o-2\",\"nickname\":\"x\"}");
        assertRefused(comeBack());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"access_token\":\"a1\"}", "{\"openid\":\"o-1\"}", "{\"access_token\":1,\"openid\":2}"})
    void knowsNobodyByHalfAnAnswer(String body) {
        server.on(GRANT, 200, body);
        assertUnavailable(comeBack());
    }
}
