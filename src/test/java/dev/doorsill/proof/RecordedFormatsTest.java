package dev.doorsill.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.security.TestKeys;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What clients and stores hold while one release follows another, as it was once written. Never change a recording to
 * make this pass: let the new code read both.
 */
class RecordedFormatsTest {
    private static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    private static final Verification VERIFICATION = new Verification(
            ID, "default", Purpose.CONTACT, PhoneNumber.parse("+86 13800000000"), Instant.ofEpochSecond(1_800_000_000));
    private static final String VERIFICATION_ID =
            "AAECAwQFBgcICQoLDA0ODw.tro8w0.k1.kR_NGWEvqrBAXT9z5YhazhQEMuWEF9PTbhSUs3dT0N3xew";
    private static final String PROOF =
            "AAECAwQFBgcICQoLDA0ODw.tro8w0.k1._LjJ7ZnxmY15CUk-UrbzwJlwbC-TqMVoqa5xIttip4M8Rw";
    private static final String HASH = "w82L5RBGAjhF9-0sUep71Ew3UIiM77f1li4v8yvamFg";

    private final ProofTokens tokens = new ProofTokens(TestKeys.keys());

    @Test
    void writesEnvelopesAsItEverDid() {
        assertThat(tokens.seal(VERIFICATION)).isEqualTo(VERIFICATION_ID);
        assertThat(tokens.sealProof(VERIFICATION, VERIFICATION.expiresAt())).isEqualTo(PROOF);
    }

    @Test
    void opensEnvelopesFromBefore() {
        assertThat(tokens.openVerification(VERIFICATION_ID, "default", Purpose.CONTACT))
                .contains(VERIFICATION);
        var proof = tokens.open(PROOF, "default", Purpose.CONTACT);
        assertThat(proof.id()).isEqualTo(ID);
        assertThat(proof.address()).isEqualTo(VERIFICATION.address());
        assertThat(proof.expiresAt()).isEqualTo(VERIFICATION.expiresAt());
    }

    @Test
    void hashesAsItEverDid() {
        assertThat(TestKeys.keys().hmac("audit").current().text("network", "192.0.2.1"))
                .isEqualTo(HASH);
    }
}
