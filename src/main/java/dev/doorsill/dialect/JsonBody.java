package dev.doorsill.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request's JSON object, read field by field whatever the Content-Type says. Unknown fields are ignored, an explicit
 * null means absent, and every complaint names its field.
 */
public final class JsonBody {
    private static final int MAX_DEPTH = 32;
    /** PostgreSQL stores no NUL, and UTF-8 knows no lone surrogate. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;

    private JsonBody(ObjectNode object) {
        this.object = object;
    }

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws Problem {@link ProblemCode#REQUEST_TOO_LARGE} or {@link ProblemCode#REQUEST_MALFORMED}
     */
    public static JsonBody parse(byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw Problem.of(ProblemCode.REQUEST_TOO_LARGE, Reason.BODY_TOO_LONG, maxBytes);
        }
        var text = decode(body);
        if (text.isBlank()) {
            return new JsonBody(JsonNodeFactory.instance.objectNode());
        }
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) {
                return new JsonBody(object);
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

    /** A text, which may be empty; absent if the field is missing or null. */
    public Optional<String> text(String field, int maxLength) {
        return value(field).map(value -> {
            if (!value.isTextual()) {
                throw Problem.invalid(Reason.FIELD_TYPE, field, "string");
            }
            var text = value.textValue();
            if (text.length() > maxLength) {
                throw Problem.invalid(Reason.FIELD_TOO_LONG, field, maxLength);
            }
            if (UNSTORABLE.matcher(text).find()) {
                throw Problem.invalid(Reason.FIELD_CHARACTERS, field);
            }
            return text;
        });
    }

    /** A text that says something; an empty one counts as absent. */
    public Optional<String> filledText(String field, int maxLength) {
        return text(field, maxLength).filter(text -> !text.isEmpty());
    }

    /** A text that must be there and say something. */
    public String requiredText(String field, int maxLength) {
        return filledText(field, maxLength).orElseThrow(() -> Problem.invalid(Reason.FIELD_MISSING, field));
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return value(field).isPresent();
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }
}
