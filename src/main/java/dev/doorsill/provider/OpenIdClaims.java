package dev.doorsill.provider;

import dev.doorsill.proof.ExternalProfile;
import io.vertx.core.json.JsonObject;
import java.util.stream.Stream;

/** The standard claims of a person (OpenID Connect Core 1.0, section 5.1). */
final class OpenIdClaims {
    private OpenIdClaims() {}

    /** Whether they say more than who it is. */
    static boolean saySomething(JsonObject claims) {
        return Stream.of("name", "preferred_username", "picture", "email", "phone_number")
                .anyMatch(claims::containsKey);
    }

    static ExternalProfile profile(JsonObject claims) {
        var email = Profiles.email(Answer.text(claims, "email"));
        return new ExternalProfile(
                Profiles.name(Answer.text(claims, "name").or(() -> Answer.text(claims, "preferred_username"))),
                Profiles.picture(Answer.text(claims, "picture")),
                email,
                email.isPresent() && isTrue(claims.getValue("email_verified")),
                Profiles.phone(Answer.text(claims, "phone_number")));
    }

    /** The answer of a UserInfo endpoint, which must be about that subject (section 5.3.2). */
    static ExternalProfile profile(Answer answer, String subject) {
        if (!answer.isSuccess()) {
            throw ProviderFailure.unavailable(answer + " for the claims of a person");
        }
        var claims = answer.json();
        if (!answer.required(claims, "sub").equals(subject)) {
            throw ProviderFailure.refused(answer.provider() + " answered for another person");
        }
        return profile(claims);
    }

    /** Some providers write {@code "true"}. */
    private static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
