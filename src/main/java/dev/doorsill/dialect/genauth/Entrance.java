package dev.doorsill.dialect.genauth;

import dev.doorsill.account.PgProfiles;
import dev.doorsill.account.ProfileChange;
import dev.doorsill.dialect.genauth.SignInRequest.ByCode;
import dev.doorsill.dialect.genauth.SignInRequest.ByPassword;
import dev.doorsill.dialect.genauth.SignInRequest.ByPasswordOrSignUp;
import dev.doorsill.signin.SignIn;
import dev.doorsill.token.Caller;
import dev.doorsill.token.TokenPair;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Leads a sign-in to its journey, and keeps what the application wants kept with the account. */
@Singleton
class Entrance {
    private final SignIn signIn;
    private final SentPasswords passwords;
    private final PgProfiles profiles;

    Entrance(SignIn signIn, SentPasswords passwords, PgProfiles profiles) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.profiles = profiles;
    }

    Uni<TokenPair> enter(Caller caller, SignInRequest asked) {
        return journey(caller, asked).call(pair -> keep(caller, pair, asked.customData()));
    }

    private Uni<TokenPair> journey(Caller caller, SignInRequest asked) {
        if (asked.credential() instanceof ByPassword shown) {
            return passwords
                    .guess(caller, shown.password())
                    .chain(password -> signIn.byPassword(caller, shown.name(), password));
        }
        if (asked.credential() instanceof ByPasswordOrSignUp shown) {
            return passwords
                    .choice(caller, shown.password())
                    .chain(password -> signIn.byPasswordOrSignUp(caller, shown.name(), password));
        }
        var shown = (ByCode) asked.credential();
        return signIn.byCode(caller, shown.address(), shown.code());
    }

    private Uni<Void> keep(Caller caller, TokenPair pair, Map<String, Object> customData) {
        return customData.isEmpty()
                ? Uni.createFrom().voidItem()
                : profiles.update(
                        UUID.fromString(pair.subject()),
                        new ProfileChange(Map.of(), Optional.empty(), Optional.empty(), customData),
                        caller.act());
    }
}
