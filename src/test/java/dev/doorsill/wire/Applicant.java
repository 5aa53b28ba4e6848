package dev.doorsill.wire;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.EmailAddress;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.proof.ProofTokens;
import dev.doorsill.proof.Purpose;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody at the door whose address is proven.
 *
 * @param field the dialect's name of the address
 * @param address as the dialect spells it
 * @param key as the database knows it
 * @param token the proof
 */
public record Applicant(String field, String address, String key, String token) {
    /** A phone number that nobody has used before, as the dialect spells it. */
    public static String freshPhone() {
        return "+86 13%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    }

    public static String freshEmail() {
        return "p" + UUID.randomUUID() + "@example.com";
    }

    /** Somebody with a proof as {@code passcode} would have sealed it: no code needed, and unknown to Redis. */
    public static Applicant sealed(ProofTokens tokens, String address, Instant expiry) {
        var parsed = parse(address);
        var verification = tokens.begin("default", Purpose.CONTACT, parsed, expiry);
        return of(address, tokens.sealProof(verification, expiry));
    }

    public static Applicant of(String address, String token) {
        var parsed = parse(address);
        return new Applicant(parsed instanceof PhoneNumber ? "phone_number" : "email", address, parsed.key(), token);
    }

    private static Address parse(String address) {
        return address.startsWith("+") ? PhoneNumber.parse(address) : EmailAddress.parse(address);
    }

    /** A sign-up from a new device, with more fields as name, value, name, value … */
    public Call signUp(String... more) {
        var body = new HashMap<String, Object>(Map.of(field, address, "verification_token", token));
        for (var i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return Call.post("/signup", body);
    }

    /** A sign-in by the token alone. */
    public Call signIn() {
        return Call.post("/signin", Map.of("verification_token", token));
    }
}
