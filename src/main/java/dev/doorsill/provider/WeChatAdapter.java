package dev.doorsill.provider;

import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.proof.ExternalProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * WeChat's open platform for websites. Like OAuth 2.0, but: other names for the same things, the secret in the address,
 * errors as numbers with status 200, no PKCE, and people have a name for each application unless the applications are
 * bound together.
 */
final class WeChatAdapter implements Adapter {
    private static final String WEB = "https://open.weixin.qq.com";
    private static final String API = "https://api.weixin.qq.com";
    private static final List<String> SCOPES = List.of("snsapi_login");

    /** The platform's return codes that blame the code: invalid, used, expired. */
    private static final Set<Integer> OF_THE_CODE = Set.of(40029, 40163, 42003, 41008);

    private final Registration registration;
    private final ProviderLine line;
    private final String web;
    private final String api;

    WeChatAdapter(Registration registration, ProviderLine line) {
        this.registration = registration;
        this.line = line;
        this.web = registration.settings().webUrl().orElse(WEB);
        this.api = registration.settings().apiUrl().orElse(API);
    }

    @Override
    public Uni<String> departure(Departure departure) {
        var query = new Query()
                .with("appid", registration.clientId())
                .with("redirect_uri", departure.redirectUri())
                .with("response_type", "code")
                .with("scope", String.join(",", registration.settings().scopes().orElse(SCOPES)))
                .with("state", departure.state());
        return Uni.createFrom().item(query.on(web + "/connect/qrconnect") + "#wechat_redirect");
    }

    @Override
    public Uni<Person> byCode(Return back) {
        var query = new Query()
                .with("appid", registration.clientId())
                .with("secret", registration.requiredSecret())
                .with("code", back.code())
                .with("grant_type", "authorization_code");
        return line.get(ProviderLine.to(query.on(api + "/sns/oauth2/access_token")))
                .map(answer -> new Granted(answer, said(answer)))
                .chain(this::person);
    }

    private record Granted(Answer answer, JsonObject json) {
        String text(String field) {
            return answer.required(json, field);
        }
    }

    private Uni<Person> person(Granted granted) {
        var query =
                new Query().with("access_token", granted.text("access_token")).with("openid", granted.text("openid"));
        return line.get(ProviderLine.to(query.on(api + "/sns/userinfo")))
                .map(answer -> new Granted(answer, said(answer)))
                .map(user -> person(granted, user));
    }

    private Person person(Granted granted, Granted user) {
        if (!user.text("openid").equals(granted.text("openid"))) {
            throw ProviderFailure.refused(registration + " answered for another person");
        }
        return new Person(
                identity(user),
                new ExternalProfile(
                        Profiles.name(Answer.text(user.json(), "nickname")),
                        Profiles.picture(Answer.text(user.json(), "headimgurl")),
                        Optional.empty(),
                        false,
                        Optional.empty()));
    }

    /** A name that one application has for a person says nothing to another, so the application is part of it. */
    private ExternalIdentity identity(Granted user) {
        return switch (registration.settings().subject()) {
            case OPENID -> Subjects.identity(registration, web + "/" + registration.clientId(), user.text("openid"));
            case UNIONID -> Subjects.identity(registration, web, user.text("unionid"));
        };
    }

    private JsonObject said(Answer answer) {
        var json = answer.json();
        if (json.getValue("errcode") instanceof Number code && code.intValue() != 0) {
            var text = registration + " said " + code.intValue();
            throw OF_THE_CODE.contains(code.intValue())
                    ? ProviderFailure.refused(text)
                    : ProviderFailure.unavailable(text);
        }
        if (!answer.isSuccess()) {
            throw ProviderFailure.unavailable(answer.toString());
        }
        return json;
    }
}
