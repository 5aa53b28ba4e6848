package dev.doorsill.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.security.TransportKey.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.encodings.PKCS1Encoding;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.junit.jupiter.api.Test;

/** What holds for every text, with another library's encryption. */
class TransportPropertyTest {
    private static final byte[] SUBSTITUTE = "a substitute of 32 ASCII letters".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOMNESS = new SecureRandom();
    private static final RSAPrivateCrtKeyParameters RSA = (RSAPrivateCrtKeyParameters) key("rsa");
    private static final ECPrivateKeyParameters SM2 = (ECPrivateKeyParameters) key("sm2");

    @Property(tries = 100)
    void rsaOpensWhatWasEncrypted(@ForAll @StringLength(max = 60) String text) throws CryptoException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertOpens(rsa(bytes), bytes);
    }

    /** As older versions of jsencrypt write one ciphertext in 140. */
    @Test
    void rsaOpensWhatLacksAZeroInFront() throws CryptoException {
        var bytes = "passw0rd".getBytes(StandardCharsets.US_ASCII);
        var ciphertext = rsa(bytes);
        while (ciphertext[0] != 0) {
            ciphertext = rsa(bytes);
        }

        assertOpens(Arrays.copyOfRange(ciphertext, 1, ciphertext.length), bytes);
    }

    private static void assertOpens(byte[] ciphertext, byte[] text) {
        var message = new RsaTransportKey(RSA, RANDOMNESS).open(ciphertext, SUBSTITUTE);

        assertThat(message.genuine()).isTrue();
        assertThat(message.bytes()).isEqualTo(text);
    }

    private static byte[] rsa(byte[] text) throws CryptoException {
        var engine = new PKCS1Encoding(new RSAEngine());
        var half = new RSAKeyParameters(false, RSA.getModulus(), RSA.getPublicExponent());
        engine.init(true, new ParametersWithRandom(half, RANDOMNESS));
        return engine.processBlock(text, 0, text.length);
    }

    @Property(tries = 100)
    void sm2OpensWhatWasEncrypted(@ForAll @StringLength(min = 1, max = 300) String text) throws CryptoException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertOpensWithAndWithoutTheFirstByte(sm2(bytes), bytes);
    }

    /** One in 256 points begins with the byte that says how a point is written. */
    @Test
    void sm2OpensWhatSeemsToSayHowItIsWritten() throws CryptoException {
        var bytes = "passw0rd".getBytes(StandardCharsets.US_ASCII);
        var ciphertext = sm2(bytes);
        while (ciphertext[1] != 4) {
            ciphertext = sm2(bytes);
        }

        assertOpensWithAndWithoutTheFirstByte(ciphertext, bytes);
    }

    @Property
    void paddingIsReadAsItIsWritten(
            @ForAll @Size(min = 60, max = 64) @IntRange(max = 3) Integer[] values,
            @ForAll @IntRange(max = 20) int filling) {
        var block = new byte[values.length];
        for (var i = 0; i < block.length; i++) {
            block[i] = (byte) (i < 2 || i > filling ? values[i] : values[i] + 1);
        }

        assertSame(Pkcs1Padding.remove(block, -1, SUBSTITUTE), naively(block));
        block[0] = 0;
        block[1] = 2;
        assertSame(Pkcs1Padding.remove(block, -1, SUBSTITUTE), naively(block));
        assertThat(Pkcs1Padding.remove(block, 0, SUBSTITUTE).genuine()).isFalse();
    }

    private static Message naively(byte[] block) {
        var ending = 2;
        while (ending < block.length && block[ending] != 0) {
            ending++;
        }
        return block[0] == 0 && block[1] == 2 && ending < block.length && ending >= 10
                ? new Message(Arrays.copyOfRange(block, ending + 1, block.length), true)
                : new Message(SUBSTITUTE, false);
    }

    private static void assertSame(Message one, Message other) {
        assertThat(one.genuine()).isEqualTo(other.genuine());
        assertThat(one.bytes()).isEqualTo(other.bytes());
    }

    private static void assertOpensWithAndWithoutTheFirstByte(byte[] ciphertext, byte[] text) {
        var key = new Sm2TransportKey(SM2);
        for (var written : new byte[][] {ciphertext, Arrays.copyOfRange(ciphertext, 1, ciphertext.length)}) {
            var message = key.open(written, SUBSTITUTE);
            assertThat(message.genuine()).isTrue();
            assertThat(message.bytes()).isEqualTo(text);
        }
    }

    private static byte[] sm2(byte[] text) throws CryptoException {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        var point = SM2.getParameters().getG().multiply(SM2.getD());
        engine.init(true, new ParametersWithRandom(new ECPublicKeyParameters(point, SM2.getParameters()), RANDOMNESS));
        return engine.processBlock(text, 0, text.length);
    }

    private static Object key(String name) {
        try {
            return PrivateKeyFactory.createKey(Base64.getMimeDecoder()
                    .decode(Files.readString(Recorded.key(name)).replaceAll("-----.*-----", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
