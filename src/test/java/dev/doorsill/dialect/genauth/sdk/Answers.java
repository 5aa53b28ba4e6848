package dev.doorsill.dialect.genauth.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.authing.sdk.java.dto.LoginTokenRespDto;
import cn.authing.sdk.java.dto.LoginTokenResponseDataDto;
import cn.authing.sdk.java.dto.UserDto;
import cn.authing.sdk.java.dto.UserSingleRespDto;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** What the SDK made of an answer: nothing at all, without a word, where a single field does not fit its types. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** {@code 200}, or the class and the number of a refusal: {@code 403 2333}, or {@code 501} where it has no number. */
    static String outcome(Object answer) {
        assertThat(answer).as("an answer that the SDK could read").isNotNull();
        var fields = fields(answer);
        assertThat(fields)
                .hasEntrySatisfying("message", text -> assertThat(text).isInstanceOf(String.class));
        assertThat(fields).hasEntrySatisfying("requestId", id -> assertThat(id).isInstanceOf(String.class));
        var number = fields.get("apiCode");
        return fields.get("statusCode") + (number == null ? "" : " " + number);
    }

    /** The person in an answer that says yes. */
    static UserDto user(UserSingleRespDto answer) {
        assertThat(outcome(answer)).isEqualTo("200");
        assertThat(answer.getData()).isNotNull();
        return answer.getData();
    }

    /** The tokens in an answer that says yes. */
    static LoginTokenResponseDataDto tokens(LoginTokenRespDto answer) {
        assertThat(outcome(answer)).isEqualTo("200");
        assertThat(answer.getData()).isNotNull();
        return answer.getData();
    }

    /** Under their names on the wire. */
    static Map<String, Object> fields(Object dto) {
        return JSON.convertValue(dto, new TypeReference<>() {});
    }

    /** One of the SDK's own objects from names of the wire. */
    static <T> T dto(Class<T> type, Map<String, ?> fields) {
        return JSON.convertValue(fields, type);
    }
}
