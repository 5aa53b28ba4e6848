package dev.doorsill.security;

import dev.doorsill.security.TransportKey.Message;
import java.util.Arrays;

/**
 * Takes the padding of RSAES-PKCS1-v1_5 (RFC 8017, section 7.2.2) off. Neither branches nor looks at memory by what the
 * block holds, and answers a substitute for a bad block, so that nobody learns from its work whether a block was good
 * (Bleichenbacher's attack).
 */
final class Pkcs1Padding {
    private static final int TYPE = 2;
    /** Two bytes before the filling, at least eight of it, and the zero that ends it. */
    private static final int LEAST_ENDING = 10;

    /** The least length of a block. */
    static final int OVERHEAD = LEAST_ENDING + 1;

    private Pkcs1Padding() {}

    /** @param acceptable all ones, or zero if the block is to be taken for bad whatever it holds */
    static Message remove(byte[] block, int acceptable, byte[] substitute) {
        var ending = ending(block);
        var good = acceptable & isZero(block[0]) & isZero(block[1] ^ TYPE) & ~isNegative(ending - LEAST_ENDING);
        var length = select(good, block.length - 1 - ending, substitute.length);
        return new Message(copy(block, good, length, substitute), good != 0);
    }

    /** The place of the first zero behind the first two bytes; -1 if there is none. */
    private static int ending(byte[] block) {
        var found = 0;
        var ending = -1;
        for (var i = 2; i < block.length; i++) {
            var first = isZero(block[i]) & ~found;
            ending = select(first, i, ending);
            found |= first;
        }
        return ending;
    }

    /** Moves the message to the front in as many steps as its place has bits, each over the whole block. */
    private static byte[] copy(byte[] block, int good, int length, byte[] substitute) {
        var shifted = block.clone();
        var distance = block.length - length;
        for (var step = 1; step < block.length; step <<= 1) {
            var moves = ~isZero(distance & step);
            for (var i = 0; i < block.length; i++) {
                var from = i + step < block.length ? shifted[i + step] : 0;
                shifted[i] = (byte) select(moves, from, shifted[i]);
            }
        }
        for (var i = 0; i < substitute.length; i++) {
            shifted[i] = (byte) select(good, shifted[i], substitute[i]);
        }
        return Arrays.copyOf(shifted, length);
    }

    /** All ones if the value is zero, else zero. */
    private static int isZero(int value) {
        return ~((value | -value) >> 31);
    }

    private static int isNegative(int value) {
        return value >> 31;
    }

    private static int select(int mask, int whenOnes, int whenZero) {
        return (mask & whenOnes) | (~mask & whenZero);
    }
}
