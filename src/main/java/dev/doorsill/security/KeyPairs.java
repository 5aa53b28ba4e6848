package dev.doorsill.security;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Reads key pairs from PEM files that hold the private half alone. */
public final class KeyPairs {
    private KeyPairs() {}

    /**
     * Reads {@code -----BEGIN PRIVATE KEY-----} (PKCS#8, RFC 5958), EC P-256 or RSA, and computes the public halves. A
     * text may hold several, one after another.
     *
     * @throws IllegalArgumentException if it is anything else; the text is never shown
     */
    public static List<KeyPair> fromPem(String pem) {
        return Pem.privateKeys(pem).stream().map(KeyPairs::pair).toList();
    }

    private static KeyPair pair(byte[] der) {
        try {
            var rsa = PrivateKeyInfo.getInstance(der)
                    .getPrivateKeyAlgorithm()
                    .getAlgorithm()
                    .equals(PKCSObjectIdentifiers.rsaEncryption);
            var factory = KeyFactory.getInstance(rsa ? "RSA" : "EC");
            var key = factory.generatePrivate(new PKCS8EncodedKeySpec(der));
            return new KeyPair(
                    rsa ? publicHalf(factory, (RSAPrivateCrtKey) key) : publicHalf(factory, (ECPrivateKey) key), key);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("not a PKCS#8 private key in PEM", e);
        }
    }

    private static PublicKey publicHalf(KeyFactory factory, RSAPrivateCrtKey key) throws GeneralSecurityException {
        return factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    }

    private static PublicKey publicHalf(KeyFactory factory, ECPrivateKey key) throws GeneralSecurityException {
        var curve = CustomNamedCurves.getByName("P-256");
        if (!curve.getN().equals(key.getParams().getOrder())) {
            throw new IllegalArgumentException("not on curve P-256");
        }
        BigInteger secret = key.getS();
        var point = curve.getG().multiply(secret).normalize();
        var affine = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        return factory.generatePublic(new ECPublicKeySpec(affine, key.getParams()));
    }
}
