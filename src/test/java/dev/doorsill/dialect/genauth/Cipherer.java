package dev.doorsill.dialect.genauth;

import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** Encrypts as the vendor's users do, with the key that the running service shows. */
enum Cipherer {
    RSA {
        @Override
        String encrypt(String password) {
            try {
                var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
                var der = publicKey("rsa.publicKey").replaceAll("-----[A-Z ]+-----|\\s", "");
                var key = KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(der)));
                cipher.init(Cipher.ENCRYPT_MODE, key);
                return Base64.getEncoder().encodeToString(cipher.doFinal(bytes(password)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        String noise() {
            var ciphertext = Base64.getDecoder().decode(encrypt("x"));
            ciphertext[ciphertext.length - 1] ^= 1;
            return Base64.getEncoder().encodeToString(ciphertext);
        }
    },
    SM2 {
        @Override
        String encrypt(String password) {
            var curve = GMNamedCurves.getByName("sm2p256v1");
            var point = curve.getCurve().decodePoint(HexFormat.of().parseHex(publicKey("sm2.publicKey")));
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(
                    true,
                    new ParametersWithRandom(
                            new ECPublicKeyParameters(point, new ECDomainParameters(curve)), new SecureRandom()));
            try {
                var text = bytes(password);
                // Without the leading 04 of the point, as the vendor's library writes it.
                return HexFormat.of()
                        .formatHex(engine.processBlock(text, 0, text.length))
                        .substring(2);
            } catch (InvalidCipherTextException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        String noise() {
            var ciphertext = encrypt("x");
            var last = ciphertext.charAt(ciphertext.length() - 1);
            return ciphertext.substring(0, ciphertext.length() - 1) + (last == '0' ? '1' : '0');
        }
    };

    abstract String encrypt(String password);

    /** What has the form of a ciphertext and is none. */
    abstract String noise();

    /** The vendor's word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String publicKey(String path) {
        return RestAssured.get("/api/v3/system").jsonPath().getString(path);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
