package dev.doorsill.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads bytes as one JSON object, within bounds (RFC 8259, section 9). */
final class JsonReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonReader() {}

    static ObjectNode read(byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw Problem.of(ProblemCode.REQUEST_TOO_LARGE, Reason.BODY_TOO_LONG, maxBytes);
        }
        var text = decode(body);
        if (text.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, Reason.JSON_EXPECTED);
        } catch (StreamConstraintsException e) {
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, Reason.JSON_TOO_DEEP);
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, Reason.JSON_EXPECTED);
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, Reason.UTF8_EXPECTED);
        }
    }

    static Map<String, Object> map(ObjectNode object) {
        return MAPPER.convertValue(object, new TypeReference<>() {});
    }
}
