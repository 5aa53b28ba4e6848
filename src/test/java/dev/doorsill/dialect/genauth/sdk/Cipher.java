package dev.doorsill.dialect.genauth.sdk;

import cn.authing.sdk.java.client.AuthenticationClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/** How callers of the SDK encrypt a password under the keys that it fetched: the SDK itself never does. */
enum Cipher {
    NONE {
        @Override
        String encrypt(AuthenticationClient sdk, String password) {
            return password;
        }
    },
    RSA {
        @Override
        String encrypt(AuthenticationClient sdk, String password) throws GeneralSecurityException {
            var pem = sdk.getSystemInfo().getRsa().getPublicKey();
            var key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            var cipher = javax.crypto.Cipher.getInstance("RSA/ECB/PKCS1Padding");
            cipher.init(
                    javax.crypto.Cipher.ENCRYPT_MODE,
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        }
    },
    SM2 {
        @Override
        String encrypt(AuthenticationClient sdk, String password) throws InvalidCipherTextException {
            var curve = new ECDomainParameters(GMNamedCurves.getByName("sm2p256v1"));
            var point = curve.getCurve()
                    .decodePoint(
                            HexFormat.of().parseHex(sdk.getSystemInfo().getSm2().getPublicKey()));
            var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(true, new ParametersWithRandom(new ECPublicKeyParameters(point, curve), new SecureRandom()));
            var plain = password.getBytes(StandardCharsets.UTF_8);
            var ciphertext = engine.processBlock(plain, 0, plain.length);
            // The JavaScript libraries leave the mark of an uncompressed point out.
            return HexFormat.of().formatHex(Arrays.copyOfRange(ciphertext, 1, ciphertext.length));
        }
    };

    abstract String encrypt(AuthenticationClient sdk, String password)
            throws GeneralSecurityException, InvalidCipherTextException;

    /** As the SDK's enums call it, whichever of them. */
    <E extends Enum<E>> E as(Class<E> type) {
        return Enum.valueOf(type, name());
    }
}
