package dev.doorsill.provider;

import dev.doorsill.proof.ExternalProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * GitHub's OAuth 2.0 with PKCE. Says who somebody is by their number, which outlives their login name; takes an e-mail
 * address only from the list that says which are verified.
 */
final class GitHubAdapter implements Adapter {
    private static final String WEB = "https://github.com";
    private static final String API = "https://api.github.com";
    private static final List<String> SCOPES = List.of("read:user", "user:email");

    private final Registration registration;
    private final ProviderLine line;
    private final String web;
    private final String api;

    GitHubAdapter(Registration registration, ProviderLine line) {
        this.registration = registration;
        this.line = line;
        this.web = registration.settings().webUrl().orElse(WEB);
        this.api = registration.settings().apiUrl().orElse(API);
    }

    @Override
    public Uni<String> departure(Departure departure) {
        var query = new Query()
                .with("client_id", registration.clientId())
                .with("redirect_uri", departure.redirectUri())
                .with("scope", String.join(" ", registration.settings().scopes().orElse(SCOPES)))
                .with("state", departure.state())
                .with("code_challenge", departure.secrets().map(FlowSecrets::challenge))
                .with("code_challenge_method", departure.secrets().map(secrets -> "S256"));
        return Uni.createFrom().item(query.on(web + "/login/oauth/authorize"));
    }

    @Override
    public Uni<Person> byCode(Return back) {
        var form = new Query()
                .with("client_id", registration.clientId())
                .with("client_secret", registration.requiredSecret())
                .with("code", back.code())
                .with("redirect_uri", back.redirectUri())
                .with("code_verifier", back.secrets().map(FlowSecrets::verifier));
        return line.postForm(ProviderLine.to(web + "/login/oauth/access_token"), form)
                .map(GitHubAdapter::accessToken)
                .chain(this::person);
    }

    /** Refusals come with status 200, too. */
    private static String accessToken(Answer answer) {
        var granted = answer.json();
        if (!answer.isSuccess() || granted.containsKey("error")) {
            throw OAuthErrors.of(answer);
        }
        return answer.required(granted, "access_token");
    }

    /** GitHub says for which application a token was made, to that application alone. */
    @Override
    public Uni<Person> byAccessToken(String token) {
        var pair = registration.clientId() + ':' + registration.requiredSecret();
        var call = ProviderLine.to(api + "/applications/" + Query.encode(registration.clientId()) + "/token")
                .putHeader(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return line.postJson(call, JsonObject.of("access_token", token).toBuffer())
                .invoke(this::checkIsOurs)
                .chain(() -> person(token));
    }

    private void checkIsOurs(Answer answer) {
        if (answer.status() == 404 || answer.status() == 422) {
            throw ProviderFailure.refused(registration + " made no such token for us");
        }
        if (!answer.isSuccess()) {
            throw ProviderFailure.unavailable(answer + " for a token");
        }
    }

    private Uni<Person> person(String token) {
        return line.get(with(token, "/user"))
                .map(answer -> answered(answer).json())
                .chain(user -> line.get(with(token, "/user/emails"))
                        .map(GitHubAdapter::verifiedEmail)
                        .onFailure(ProviderFailure::isUnavailability)
                        .recoverWithItem(Optional.empty())
                        .map(email -> person(user, email)));
    }

    private Person person(JsonObject user, Optional<String> email) {
        if (!(user.getValue("id") instanceof Number id)) {
            throw ProviderFailure.unavailable(registration + " answered without id");
        }
        var name = Profiles.name(Answer.text(user, "name").or(() -> Answer.text(user, "login")));
        var picture = Profiles.picture(Answer.text(user, "avatar_url"));
        return new Person(
                Subjects.identity(registration, web, Long.toString(id.longValue())),
                new ExternalProfile(name, picture, email, email.isPresent(), Optional.empty()));
    }

    /** Who did not grant a look at the addresses has none here; nor has anybody while the list is not to be had. */
    private static Optional<String> verifiedEmail(Answer answer) {
        if (answer.status() == 403 || answer.status() == 404) {
            return Optional.empty();
        }
        try {
            return new JsonArray(answered(answer).body())
                    .stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .filter(row -> Boolean.TRUE.equals(row.getValue("primary"))
                                    && Boolean.TRUE.equals(row.getValue("verified")))
                            .findFirst()
                            .flatMap(row -> Profiles.email(Answer.text(row, "email")));
        } catch (DecodeException | ClassCastException e) {
            throw ProviderFailure.unavailable(answer.provider() + " answered with no list of addresses");
        }
    }

    private static Answer answered(Answer answer) {
        if (answer.status() == 401) {
            throw ProviderFailure.refused(answer + " for a person");
        }
        if (!answer.isSuccess()) {
            throw ProviderFailure.unavailable(answer + " for a person");
        }
        return answer;
    }

    private RequestOptions with(String token, String path) {
        return ProviderLine.to(api + path).putHeader("Authorization", "Bearer " + token);
    }
}
