package dev.doorsill.security;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads what clients put under encryption: UTF-8, in which jsencrypt writes a character beyond the first 65536 as two
 * surrogates of three bytes each (CESU-8, Unicode Technical Report 26).
 */
final class TransportText {
    private static final int SURROGATE_BYTES = 3;
    private static final int HIGH = 0xa0;
    private static final int LOW = 0xb0;

    private TransportText() {}

    /** The text; empty if the bytes are none, which is found out without the cost of an exception. */
    static Optional<String> read(byte[] bytes) {
        var joined = joinSurrogates(bytes);
        var text = CharBuffer.allocate(bytes.length);
        var decoded = StandardCharsets.UTF_8.newDecoder().decode(joined, text, true);
        return Optional.of(text.flip().toString()).filter(complete -> !decoded.isError());
    }

    private static ByteBuffer joinSurrogates(byte[] bytes) {
        var joined = ByteBuffer.allocate(bytes.length);
        var i = 0;
        while (i < bytes.length) {
            if (isSurrogate(bytes, i, HIGH) && isSurrogate(bytes, i + SURROGATE_BYTES, LOW)) {
                var pair = new String(new char[] {
                    (char) (0xd800 | half(bytes, i)), (char) (0xdc00 | half(bytes, i + SURROGATE_BYTES))
                });
                joined.put(pair.getBytes(StandardCharsets.UTF_8));
                i += 2 * SURROGATE_BYTES;
            } else {
                joined.put(bytes[i]);
                i++;
            }
        }
        return joined.flip();
    }

    private static boolean isSurrogate(byte[] bytes, int at, int kind) {
        return at + SURROGATE_BYTES <= bytes.length
                && bytes[at] == (byte) 0xed
                && (bytes[at + 1] & 0xf0) == kind
                && (bytes[at + 2] & 0xc0) == 0x80;
    }

    /** The ten bits that a surrogate carries. */
    private static int half(byte[] bytes, int at) {
        return ((bytes[at + 1] & 0x0f) << 6) | (bytes[at + 2] & 0x3f);
    }
}
