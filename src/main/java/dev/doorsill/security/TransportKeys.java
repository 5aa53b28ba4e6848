package dev.doorsill.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.encoders.Hex;

/**
 * The private keys for passwords in transport, read from files: the first of a kind is published, all are tried.
 *
 * @param rsaPublicKeyPem the public half of the first RSA key
 * @param sm2PublicKeyHex the public half of the first SM2 key
 */
record TransportKeys(
        List<RsaTransportKey> rsa,
        List<Sm2TransportKey> sm2,
        Optional<String> rsaPublicKeyPem,
        Optional<String> sm2PublicKeyHex) {
    private static final String CURVE = "sm2p256v1";
    private static final int LEAST_RSA_BITS = 2048;
    private static final int PEM_LINE = 64;

    /** @throws IllegalStateException if a file cannot be read or holds anything else; says which, never what */
    static TransportKeys read(SecurityConfig.Transport config, SecureRandom randomness) {
        var rsa = keys(config.rsaKeyFiles(), TransportKeys::rsaKey);
        var sm2 = keys(config.sm2KeyFiles(), TransportKeys::sm2Key);
        return new TransportKeys(
                rsa.stream().map(key -> new RsaTransportKey(key, randomness)).toList(),
                sm2.stream().map(Sm2TransportKey::new).toList(),
                rsa.stream().findFirst().map(TransportKeys::pem),
                sm2.stream().findFirst().map(TransportKeys::hex));
    }

    private static <K> List<K> keys(Optional<List<Path>> files, Function<AsymmetricKeyParameter, K> accept) {
        return files.orElse(List.of()).stream().map(file -> key(file, accept)).toList();
    }

    private static <K> K key(Path file, Function<AsymmetricKeyParameter, K> accept) {
        var text = SecretText.read(Optional.empty(), Optional.of(file)).orElse("");
        try {
            return accept.apply(PrivateKeyFactory.createKey(der(text)));
        } catch (IOException | RuntimeException e) {
            // The cause could quote the key.
            throw new IllegalStateException(
                    file + " holds none of these in PEM (PKCS#8): an RSA key of at least " + LEAST_RSA_BITS
                            + " bits for transport.rsa-key-files, a key on " + CURVE + " for transport.sm2-key-files");
        }
    }

    private static byte[] der(String pem) {
        return Base64.getDecoder()
                .decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", ""));
    }

    private static RSAPrivateCrtKeyParameters rsaKey(AsymmetricKeyParameter key) {
        var rsa = (RSAPrivateCrtKeyParameters) key;
        if (rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new IllegalArgumentException("too short");
        }
        return rsa;
    }

    private static ECPrivateKeyParameters sm2Key(AsymmetricKeyParameter key) {
        var ec = (ECPrivateKeyParameters) key;
        var curve = GMNamedCurves.getByName(CURVE);
        if (!ec.getParameters().getN().equals(curve.getN())) {
            throw new IllegalArgumentException("not on curve " + CURVE);
        }
        return ec;
    }

    private static String pem(RSAPrivateCrtKeyParameters key) {
        try {
            var half = new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent());
            var der =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half).getEncoded();
            var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(ECPrivateKeyParameters key) {
        var point = key.getParameters().getG().multiply(key.getD()).normalize();
        return Hex.toHexString(point.getEncoded(false));
    }
}
