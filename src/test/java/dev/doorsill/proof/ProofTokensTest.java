package dev.doorsill.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.proof.ProofTokens.Verification;
import dev.doorsill.security.TestKeys;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ProofTokensTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~ é";

    private final ProofTokens tokens = new ProofTokens(TestKeys.keys());

    @Property
    void opensWhatItSealed(
            @ForAll("addresses") Address address, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long expiry) {
        var verification = begin(address, Instant.ofEpochSecond(expiry));
        assertThat(tokens.openVerification(tokens.seal(verification), "default", Purpose.CONTACT))
                .contains(verification);

        var proof = open(tokens.sealProof(verification, Instant.ofEpochSecond(expiry)));
        assertThat(proof.id()).isEqualTo(verification.proofId());
        assertThat(proof.address()).isEqualTo(address);
        assertThat(proof.expiresAt()).isEqualTo(Instant.ofEpochSecond(expiry));
    }

    @Property
    void givesTheSameTokenForTheSameProof(@ForAll("addresses") Address address) {
        var verification = begin(address);
        assertThat(tokens.sealProof(verification, verification.expiresAt()))
                .isEqualTo(tokens.sealProof(verification, verification.expiresAt()))
                .matches("[A-Za-z0-9_.-]{1,4096}")
                .startsWith(verification.proofId() + '.')
                .doesNotContain(address.value());
    }

    @Property
    void doesNotOpenWithAnyOneCharacterChanged(
            @ForAll("addresses") Address address,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 10_000) int letter) {
        var token = tokens.sealProof(begin(address), Instant.EPOCH);
        var at = place % token.length();
        var changed = new StringBuilder(token);
        changed.setCharAt(at, ALPHABET.charAt(letter % ALPHABET.length()));
        if (changed.charAt(at) != token.charAt(at)) {
            assertRefused(changed.toString());
        }
    }

    @Property
    void doesNotOpenWithAnyCharacterMissingOrAdded(
            @ForAll("addresses") Address address,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 10_000) int letter) {
        var token = tokens.sealProof(begin(address), Instant.EPOCH);
        var at = place % token.length();
        assertRefused(new StringBuilder(token).deleteCharAt(at).toString());
        assertRefused(new StringBuilder(token)
                .insert(at, ALPHABET.charAt(letter % ALPHABET.length()))
                .toString());
        assertRefused(token + ALPHABET.charAt(letter % ALPHABET.length()));
    }

    @Property(tries = 200)
    void doesNotOpenCutShort(@ForAll("addresses") Address address, @ForAll @IntRange(max = 200) int left) {
        var token = tokens.sealProof(begin(address), Instant.EPOCH);
        assertRefused(token.substring(0, Math.min(left, token.length() - 1)));
    }

    /** An envelope too short to be one at all. */
    @Example
    void doesNotOpenAnEmptyEnvelope() {
        var token = tokens.sealProof(begin(EmailAddress.parse("p@example")), Instant.EPOCH);
        var head = token.substring(0, token.lastIndexOf('.') + 1);
        for (var rest : new String[] {"", "AA", "AAAA", "A".repeat(20), "A".repeat(22)}) {
            assertRefused(head + rest);
        }
    }

    @Property
    void refusesAnyText(@ForAll String text) {
        assertRefused(text);
        assertThat(tokens.openVerification(text, "default", Purpose.CONTACT)).isEmpty();
    }

    @Property
    void opensNoOtherDoor(@ForAll("addresses") Address address) {
        var verification = begin(address);
        var proof = tokens.sealProof(verification, verification.expiresAt());

        assertThat(catchThrowableOfType(Problem.class, () -> tokens.open(proof, "other", Purpose.CONTACT)))
                .isNotNull();
        for (var purpose : Purpose.values()) {
            if (purpose != Purpose.CONTACT) {
                assertThat(catchThrowableOfType(Problem.class, () -> tokens.open(proof, "default", purpose)))
                        .isNotNull();
            }
        }
        assertThat(tokens.openVerification(proof, "default", Purpose.CONTACT)).isEmpty();
        assertRefused(tokens.seal(verification));
    }

    @Property(tries = 50)
    void opensUnderItsOwnKeysOnly(@ForAll("addresses") Address address) {
        var foreign = new ProofTokens(TestKeys.otherKeys());
        assertRefused(foreign.sealProof(begin(address), Instant.EPOCH));
    }

    /** While keys turn one node is ahead of another, and each opens what the other seals. */
    @Property(tries = 50)
    void opensOnNodesThatSeeATurnSoonerOrLater(@ForAll("addresses") Address address) {
        var ahead = new ProofTokens(TestKeys.rotatedKeys());
        var behind = new ProofTokens(TestKeys.preparedKeys());
        var verification = begin(address);
        assertThat(behind.openVerification(ahead.seal(verification), "default", Purpose.CONTACT))
                .contains(verification);
        assertThat(ahead.openVerification(behind.seal(verification), "default", Purpose.CONTACT))
                .contains(verification);
    }

    private Verification begin(Address address) {
        return begin(address, Instant.ofEpochSecond(2_000_000_000));
    }

    private Verification begin(Address address, Instant expiry) {
        return tokens.begin("default", Purpose.CONTACT, address, expiry);
    }

    private AddressProof open(String token) {
        return tokens.open(token, "default", Purpose.CONTACT);
    }

    private void assertRefused(String token) {
        assertThat(catchThrowableOfType(Problem.class, () -> open(token)).code())
                .isEqualTo(ProblemCode.PROOF_INVALID);
    }

    @Provide
    Arbitrary<Address> addresses() {
        var emails = Arbitraries.strings()
                .alpha()
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(name -> (Address) EmailAddress.parse(name + "@bücher.example"));
        var phones = Arbitraries.longs()
                .between(13_000_000_000L, 19_999_999_999L)
                .map(number -> (Address) PhoneNumber.parse("+86 " + number));
        return Arbitraries.oneOf(emails, phones);
    }
}
