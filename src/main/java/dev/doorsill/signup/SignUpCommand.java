package dev.doorsill.signup;

import dev.doorsill.account.Profile;
import dev.doorsill.funnel.Way;
import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.Identifier;
import dev.doorsill.identifier.Username;
import dev.doorsill.proof.Evidence;
import dev.doorsill.security.Password;
import dev.doorsill.token.AnonymousSession;
import dev.doorsill.token.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person asks to become an account.
 *
 * @param evidence what shows which addresses are theirs
 * @param anonymous the session whose anonymous account becomes this person's, rather than a new one
 * @param claimed an address they give without evidence; needs a password to be of any use
 */
public record SignUpCommand(
        Caller caller,
        Optional<AnonymousSession> anonymous,
        List<Evidence> evidence,
        Optional<Username> username,
        Optional<Address> claimed,
        Optional<Password> password,
        Profile profile) {
    /** What is counted of who comes with several proofs: the first. */
    Way way() {
        return evidence.stream()
                .findFirst()
                .map(shown -> shown.address()
                        .map(address -> Way.of(address.channel()))
                        .orElse(Way.IDENTITY))
                .orElse(Way.PASSWORD);
    }

    /** Every name the account would have. */
    List<Identifier> identifiers() {
        var identifiers = new ArrayList<Identifier>();
        evidence.forEach(shown -> shown.address().ifPresent(identifiers::add));
        claimed.ifPresent(identifiers::add);
        username.ifPresent(identifiers::add);
        return identifiers;
    }
}
