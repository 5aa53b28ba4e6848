package dev.doorsill.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/**
 * Makes fresh secrets for a developer's machine, in the form in which an operator would configure real ones.
 *
 * <p>Every call answers something new; keeping it is the caller's business. Never used in production, where secrets are
 * configured.
 */
public final class DevKeys {

    private static final int SECRET_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final int PEM_LINE = 64;

    private DevKeys() {}

    /** A secret for MACs: the key id {@code dev}, a colon, and 32 random bytes in base64. */
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "dev:" + Base64.getEncoder().encodeToString(bytes);
    }

    /** A private key on P-256, as PKCS#8 in PEM. */
    public static String ecPrivateKey() {
        return privateKey("EC", new ECGenParameterSpec("secp256r1"));
    }

    /** A private RSA key of 2048 bits, as PKCS#8 in PEM. */
    public static String rsaPrivateKey() {
        return privateKey("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
    }

    /** A private key on sm2p256v1, as PKCS#8 in PEM. */
    public static String sm2PrivateKey() {
        try {
            var curve = new ECNamedDomainParameters(
                    GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
            var generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(curve, new SecureRandom()));
            return pem(PrivateKeyInfoFactory.createPrivateKeyInfo(
                            generator.generateKeyPair().getPrivate())
                    .getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String privateKey(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return pem(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            throw new IllegalStateException("This JDK cannot make " + algorithm + " keys", e);
        }
    }

    private static String pem(byte[] der) {
        String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }
}
