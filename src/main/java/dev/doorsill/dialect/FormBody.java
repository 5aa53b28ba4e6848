package dev.doorsill.dialect;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request's form ({@code application/x-www-form-urlencoded}), read whatever the Content-Type says. Some clients encode
 * nothing and end with an {@code &}: what needs no decoding is taken as it stands. An empty parameter counts as absent,
 * and none may come twice (RFC 6749, section 3.1).
 */
public final class FormBody {
    private static final int MAX_PARAMETERS = 64;

    private final Map<String, String> parameters;

    private FormBody(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a body; an empty one has no parameters.
     *
     * @throws Problem {@link ProblemCode#REQUEST_TOO_LARGE} or {@link ProblemCode#REQUEST_MALFORMED}
     */
    public static FormBody parse(byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw Problem.of(ProblemCode.REQUEST_TOO_LARGE, Reason.BODY_TOO_LONG, maxBytes);
        }
        var parameters = new HashMap<String, String>();
        // Byte by byte, for only decoded bytes are UTF-8 for certain.
        var pairs = new String(body, StandardCharsets.ISO_8859_1).split("&", MAX_PARAMETERS + 1);
        if (pairs.length > MAX_PARAMETERS) {
            throw malformed();
        }
        for (var pair : pairs) {
            add(parameters, pair.strip());
        }
        return new FormBody(parameters);
    }

    private static void add(Map<String, String> parameters, String pair) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (value.isEmpty()) {
            return;
        }
        if (parameters.put(name, value) != null) {
            throw malformed();
        }
    }

    private static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '%') {
                bytes.write(octet(text, i + 1));
                i += 2;
            } else {
                bytes.write(character == '+' ? ' ' : character);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int octet(String text, int at) {
        if (at + 2 > text.length()) {
            throw malformed();
        }
        var high = Character.digit(text.charAt(at), 16);
        var low = Character.digit(text.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw malformed();
        }
        return 16 * high + low;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemCode.REQUEST_MALFORMED, Reason.UTF8_EXPECTED);
        }
    }

    private static Problem malformed() {
        return Problem.of(ProblemCode.REQUEST_MALFORMED);
    }

    /** The parameter, if it is there and says something. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A parameter that must be there. */
    public String requiredText(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(Reason.FIELD_MISSING, name));
    }
}
