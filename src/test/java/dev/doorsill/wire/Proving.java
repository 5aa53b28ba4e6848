package dev.doorsill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Proves addresses the long way: asks for codes and brings them back, many people at once. */
public final class Proving {
    private static final int AT_ONCE = 64;
    private final Crowd crowd;
    private final UnaryOperator<String> newestCode;

    /** @param newestCode tells the code that was sent to an address */
    public Proving(Crowd crowd, UnaryOperator<String> newestCode) {
        this.crowd = crowd;
        this.newestCode = newestCode;
    }

    public List<Applicant> all(List<String> addresses) {
        var people = new ArrayList<Applicant>();
        for (var from = 0; from < addresses.size(); from += AT_ONCE) {
            people.addAll(some(addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE))));
        }
        return people;
    }

    public Applicant one(String address) {
        return some(List.of(address)).get(0);
    }

    private List<Applicant> some(List<String> addresses) {
        var sent = crowd.ask(addresses.stream().map(Proving::askForCode).toList());
        var answers = new ArrayList<Call>();
        for (var i = 0; i < addresses.size(); i++) {
            assertThat(sent.get(i).outcome()).isEqualTo("200");
            answers.add(bringBack(sent.get(i).text("verification_id"), newestCode.apply(addresses.get(i))));
        }
        var proofs = crowd.ask(answers);
        var people = new ArrayList<Applicant>();
        for (var i = 0; i < addresses.size(); i++) {
            assertThat(proofs.get(i).outcome()).isEqualTo("200");
            people.add(Applicant.of(addresses.get(i), proofs.get(i).text("verification_token")));
        }
        return people;
    }

    public static Call askForCode(String address) {
        return Call.post("/verification", Map.of(address.startsWith("+") ? "phone_number" : "email", address));
    }

    public static Call bringBack(String verificationId, String code) {
        return Call.post("/verification/verify", Map.of("verification_id", verificationId, "verification_code", code));
    }
}
