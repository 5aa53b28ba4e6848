package dev.doorsill.dialect.genauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;

/** An answer, and the rules that every answer of the dialect keeps: the vendor's clients look at nothing else. */
record Answer(int status, String contentType, String retryAfter, String body) {
    static Answer of(Response response) {
        return new Answer(
                response.statusCode(),
                String.valueOf(response.contentType()),
                String.valueOf(response.header("Retry-After")),
                response.asString());
    }

    /** Success is HTTP 200 and {@code statusCode} 200, without any {@code apiCode}. */
    Answer granted() {
        assertThat(status).as(body).isEqualTo(200);
        checkEnvelope();
        assertThat(json().getInt("statusCode")).as(body).isEqualTo(200);
        assertThat(json().getMap("$")).doesNotContainKey("apiCode");
        return this;
    }

    /** A refusal is HTTP 200 too, or the vendor's clients throw before they have read it. */
    Answer refused(Refusal refusal) {
        assertThat(status).as(body).isEqualTo(200);
        return failed(refusal);
    }

    /** What no business rule decided. */
    Answer outside(int httpStatus, Refusal refusal) {
        assertThat(status).as(body).isEqualTo(httpStatus);
        return failed(refusal);
    }

    private Answer failed(Refusal refusal) {
        checkEnvelope();
        assertThat(json().getInt("statusCode")).as(body).isEqualTo(refusal.statusCode());
        assertThat(json().<Integer>get("apiCode")).as(body).isEqualTo(refusal.apiCode());
        assertThat(json().getMap("$")).as(body).doesNotContainKey("data");
        return this;
    }

    private void checkEnvelope() {
        assertThat(contentType).startsWith("application/json");
        assertThat(text("message")).as(body).isNotBlank();
        assertThat(text("requestId")).as(body).isNotBlank();
        assertThat(body).doesNotContain("argon2", "passwordHash", "password_hash");
    }

    Answer saying(String words) {
        assertThat(text("message")).contains(words);
        return this;
    }

    /** Only for answers whose data is an object. */
    Map<String, Object> data() {
        return json().getMap("data");
    }

    String text(String path) {
        return json().getString(path);
    }

    long retryAfterSeconds() {
        return Long.parseLong(retryAfter);
    }

    JsonPath json() {
        return JsonPath.from(body);
    }
}
