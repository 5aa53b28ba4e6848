package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good or bad, current key or previous: the work is the same, counted where it is done. */
class TransportWorkTest {
    private static final int BYTES = 256;
    /** Two moduli of 2048 bits; the private operation is made up. */
    private static final BigInteger MODULUS =
            BigInteger.ONE.shiftLeft(8 * BYTES).subtract(BigInteger.valueOf(189));

    private static final BigInteger SMALLER = MODULUS.subtract(BigInteger.ONE.shiftLeft(2000));

    private final List<String> done = new ArrayList<>();
    private final SecureRandom randomness = new SecureRandom() {
        @Override
        public void nextBytes(byte[] bytes) {
            done.add("random " + bytes.length);
            super.nextBytes(bytes);
        }
    };

    /** What comes out of the two keys' private operations. */
    record Blocks(String name, byte[] first, byte[] second, boolean opens) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Blocks> blocks() {
        var bad = block(0, 3, 20);
        return Stream.of(
                new Blocks("current key", block(0, 2, 20), bad, true),
                new Blocks("previous key", bad, block(0, 2, 20), true),
                new Blocks("longest text", block(0, 2, 10), bad, true),
                new Blocks("empty text", block(0, 2, BYTES - 1), bad, true),
                new Blocks("wrong first byte", block(1, 2, 20), bad, false),
                new Blocks("wrong type", block(0, 1, 20), bad, false),
                new Blocks("filling too short", block(0, 2, 9), bad, false),
                new Blocks("no filling", block(0, 2, 2), bad, false),
                new Blocks("no end", block(0, 2, BYTES), bad, false),
                new Blocks("no text but bytes", notUtf8(), bad, false));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void isTheSameForEveryBlock(Blocks blocks) {
        var opened = open(blocks, number(BigInteger.TEN));

        assertThat(opened.genuine()).isEqualTo(blocks.opens());
        assertThat(done).containsExactlyInAnyOrder("random 24", "private 1 on 10", "private 2 on 10");
    }

    @Test
    void isTheSameForANumberThatIsNoCiphertextOfAKey() {
        var good = new Blocks("", block(0, 2, 20), block(0, 2, 30), true);
        var opened = open(good, number(SMALLER.add(BigInteger.ONE)));

        assertThat(opened.password().reveal()).hasSize(BYTES - 31);
        assertThat(done)
                .hasSize(3)
                .contains("random 24", "private 1 on 1")
                .anyMatch(work -> work.startsWith("private 2"));
    }

    private TransportCipher.Opened open(Blocks blocks, String ciphertext) {
        var keys = new Keys(
                Settings.of(SecurityConfig.class, "doorsill.security.keys", "k1:" + "A".repeat(43) + "="),
                TestKeys.files(),
                randomness);
        var rsa = List.of(key(1, SMALLER, blocks.first()), key(2, MODULUS, blocks.second()));
        done.clear();
        return new TransportCipher(
                        Recorded.POOL,
                        keys,
                        new Turning<>(new TransportKeys(
                                new TransportRing<>(rsa, Optional.empty()),
                                new TransportRing<>(List.of(), Optional.empty()))),
                        InstantSource.system())
                .open(TransportEncryption.RSA, ciphertext)
                .await()
                .indefinitely();
    }

    private RsaTransportKey key(int name, BigInteger modulus, byte[] block) {
        return new RsaTransportKey(modulus, number -> {
            done.add("private " + name + " on " + new BigInteger(1, number));
            return block;
        });
    }

    private static String number(BigInteger value) {
        var bytes = new byte[BYTES];
        var digits = value.toByteArray();
        var length = Math.min(digits.length, BYTES);
        System.arraycopy(digits, digits.length - length, bytes, BYTES - length, length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Letters, after two bytes, with a zero at one place. */
    private static byte[] block(int first, int type, int zero) {
        var block = new byte[BYTES];
        Arrays.fill(block, (byte) 'a');
        block[0] = (byte) first;
        block[1] = (byte) type;
        if (zero < BYTES) {
            block[zero] = 0;
        }
        return block;
    }

    private static byte[] notUtf8() {
        var block = block(0, 2, 20);
        block[BYTES - 1] = (byte) 0xe5;
        return block;
    }
}
