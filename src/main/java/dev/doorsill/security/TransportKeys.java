package dev.doorsill.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** The private keys for passwords in transport, of both kinds, as read from their files. */
record TransportKeys(TransportRing<RsaTransportKey> rsa, TransportRing<Sm2TransportKey> sm2) {
    private static final String SETTING = "doorsill.security.transport";
    private static final String CURVE = "sm2p256v1";
    private static final int LEAST_RSA_BITS = 2048;
    private static final int PEM_LINE = 64;

    /**
     * Reads the keys, and follows their files.
     *
     * @throws IllegalStateException if a file cannot be read or holds anything else; says which, never what
     */
    static Turning<TransportKeys> follow(
            SecurityConfig.Transport config, KeyFiles files, SecureRandom randomness, InstantSource time) {
        var rsaFiles = config.rsaKeyFiles().orElse(List.of());
        var all = Stream.concat(rsaFiles.stream(), config.sm2KeyFiles().orElse(List.of()).stream())
                .toList();
        return files.follow(SETTING, all, (read, earlier) -> {
            var keys = new TransportKeys(
                    rsaRing(read.subList(0, rsaFiles.size()), randomness),
                    sm2Ring(read.subList(rsaFiles.size(), read.size())));
            var now = time.instant();
            return earlier.map(before -> keys.after(before, now, now.plus(config.grace())))
                    .orElse(keys);
        });
    }

    private TransportKeys after(TransportKeys earlier, Instant now, Instant until) {
        return new TransportKeys(rsa.after(earlier.rsa, now, until), sm2.after(earlier.sm2, now, until));
    }

    private static TransportRing<RsaTransportKey> rsaRing(List<SecretFile> files, SecureRandom randomness) {
        var keys = keys(files, TransportKeys::rsaKey);
        return new TransportRing<>(
                keys.stream().map(key -> new RsaTransportKey(key, randomness)).toList(),
                keys.stream().findFirst().map(TransportKeys::pem));
    }

    private static TransportRing<Sm2TransportKey> sm2Ring(List<SecretFile> files) {
        var keys = keys(files, TransportKeys::sm2Key).stream()
                .map(Sm2TransportKey::new)
                .toList();
        return new TransportRing<>(keys, keys.stream().findFirst().map(Sm2TransportKey::publicHex));
    }

    private static <K> List<K> keys(List<SecretFile> files, Function<AsymmetricKeyParameter, K> accept) {
        return files.stream().flatMap(file -> keys(file, accept).stream()).toList();
    }

    private static <K> List<K> keys(SecretFile file, Function<AsymmetricKeyParameter, K> accept) {
        try {
            var keys = new ArrayList<K>();
            for (var der : Pem.privateKeys(file.text())) {
                keys.add(accept.apply(PrivateKeyFactory.createKey(der)));
            }
            return keys;
        } catch (IOException | RuntimeException e) {
            // The cause could quote the key.
            throw new IllegalStateException(
                    file.name() + " holds none of these in PEM (PKCS#8): an RSA key of at least " + LEAST_RSA_BITS
                            + " bits for transport.rsa-key-files, a key on " + CURVE + " for transport.sm2-key-files");
        }
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

    @Override
    public String toString() {
        return "RSA: " + rsa + "; SM2: " + sm2;
    }
}
