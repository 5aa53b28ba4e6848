package dev.doorsill.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request's JSON object, read field by field whatever the Content-Type says. Unknown fields are ignored, an explicit
 * null means absent, and every complaint names its field, with its path where objects are nested.
 */
public final class JsonBody {
    /** PostgreSQL stores no NUL, and UTF-8 knows no lone surrogate. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final String path;
    private final ObjectNode object;

    private JsonBody(String path, ObjectNode object) {
        this.path = path;
        this.object = object;
    }

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws Problem {@link ProblemCode#REQUEST_TOO_LARGE} or {@link ProblemCode#REQUEST_MALFORMED}
     */
    public static JsonBody parse(byte[] body, int maxBytes) {
        return new JsonBody("", JsonReader.read(body, maxBytes));
    }

    /** A text, which may be empty; absent if the field is missing or null. */
    public Optional<String> text(String field, int maxLength) {
        return value(field).map(value -> {
            if (!value.isTextual()) {
                throw wrongType(field, "string");
            }
            var text = value.textValue();
            if (text.length() > maxLength) {
                throw Problem.invalid(Reason.FIELD_TOO_LONG, path + field, maxLength);
            }
            checkStorable(field, text);
            return text;
        });
    }

    /** A text that says something; an empty one counts as absent. */
    public Optional<String> filledText(String field, int maxLength) {
        return text(field, maxLength).filter(text -> !text.isEmpty());
    }

    /** A text that must be there and say something. */
    public String requiredText(String field, int maxLength) {
        return filledText(field, maxLength).orElseThrow(() -> missing(field));
    }

    public Optional<Boolean> flag(String field) {
        return value(field).map(value -> {
            if (!value.isBoolean()) {
                throw wrongType(field, "boolean");
            }
            return value.booleanValue();
        });
    }

    /** An object whose fields are known. */
    public Optional<JsonBody> object(String field) {
        return node(field).map(node -> new JsonBody(path + field + ".", node));
    }

    public JsonBody requiredObject(String field) {
        return object(field).orElseThrow(() -> missing(field));
    }

    /**
     * An object whose fields are the client's own business, as Jackson reads one.
     *
     * @param maxLength of its JSON text
     */
    public Optional<Map<String, Object>> map(String field, int maxLength) {
        return node(field).map(node -> {
            if (node.toString().length() > maxLength) {
                throw Problem.invalid(Reason.FIELD_TOO_LONG, path + field, maxLength);
            }
            checkStorable(field, node);
            return JsonReader.map(node);
        });
    }

    /** Whether the field is there and not null. */
    public boolean has(String field) {
        return value(field).isPresent();
    }

    /** The complaint that a field of this object is not there. */
    public Problem missing(String field) {
        return Problem.invalid(Reason.FIELD_MISSING, path + field);
    }

    /** The complaint that a field of this object is none of those words. */
    public Problem notAmong(String field, String allowed) {
        return Problem.invalid(Reason.FIELD_VALUE, path + field, allowed);
    }

    private Optional<ObjectNode> node(String field) {
        return value(field).map(value -> {
            if (value instanceof ObjectNode node) {
                return node;
            }
            throw wrongType(field, "object");
        });
    }

    private void checkStorable(String field, JsonNode value) {
        if (value.isTextual()) {
            checkStorable(field, value.textValue());
        }
        // What overflows a double cannot be written as JSON again.
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            throw wrongType(field, "object");
        }
        value.fieldNames().forEachRemaining(name -> checkStorable(field, name));
        value.forEach(inner -> checkStorable(field, inner));
    }

    private void checkStorable(String field, String text) {
        if (UNSTORABLE.matcher(text).find()) {
            throw Problem.invalid(Reason.FIELD_CHARACTERS, path + field);
        }
    }

    private Problem wrongType(String field, String type) {
        return Problem.invalid(Reason.FIELD_TYPE, path + field, type);
    }

    private Optional<JsonNode> value(String field) {
        return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
    }
}
