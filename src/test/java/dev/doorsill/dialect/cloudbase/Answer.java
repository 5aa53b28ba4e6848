package dev.doorsill.dialect.cloudbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.http.HttpResponse;

/** An answer, and the rules that every answer of the dialect keeps: the vendor's transports look at nothing else. */
record Answer(int status, String contentType, String retryAfter, String body) {
    static Answer of(Response response) {
        return new Answer(
                response.statusCode(),
                String.valueOf(response.contentType()),
                String.valueOf(response.header("Retry-After")),
                response.asString());
    }

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().firstValue("Retry-After").orElse("null"),
                response.body());
    }

    /** A success has none of the words that either transport takes for a failure. */
    static Answer granted(Response response) {
        return of(response).granted();
    }

    /** A failure has both words that either transport looks for, and a sentence. */
    static Answer refused(Response response, Refusal refusal) {
        return of(response).refused(refusal);
    }

    Answer granted() {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(contentType).startsWith("application/json");
        assertThat(json().getMap("$")).doesNotContainKeys("error", "code", "error_code");
        return this;
    }

    Answer refused(Refusal refusal) {
        assertThat(status).as(body).isEqualTo(refusal.status);
        failed();
        assertThat(text("error")).isEqualTo(refusal.error);
        assertThat(json().getInt("error_code")).isEqualTo(refusal.number);
        return this;
    }

    /** Whatever the reason. */
    Answer failed() {
        assertThat(status).as(body).isBetween(400, 503).isNotEqualTo(500);
        assertThat(contentType).startsWith("application/json");
        assertThat(text("error")).isNotBlank();
        assertThat(json().getInt("error_code")).isNotZero();
        assertThat(text("error_description")).isNotBlank();
        assertThat(json().getMap("$"))
                .doesNotContainKeys(
                        "access_token", "refresh_token", "verification_token", "verification_id", "provider_token");
        return this;
    }

    Answer saying(String words) {
        assertThat(text("error_description")).contains(words);
        return this;
    }

    String text(String field) {
        return json().getString(field);
    }

    long retryAfterSeconds() {
        return Long.parseLong(retryAfter);
    }

    JsonPath json() {
        return JsonPath.from(body);
    }
}
