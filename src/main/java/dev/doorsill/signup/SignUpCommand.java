package dev.doorsill.signup;

import dev.doorsill.account.Profile;
import dev.doorsill.identifier.Username;
import dev.doorsill.proof.Proof;
import dev.doorsill.security.Password;
import dev.doorsill.token.Caller;
import java.util.Optional;

/** A person with a proven address asks to become an account. */
public record SignUpCommand(
        Caller caller, Proof proof, Optional<Username> username, Optional<Password> password, Profile profile) {}
