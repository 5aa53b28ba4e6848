package dev.doorsill.dialect.genauth;

import dev.doorsill.background.BackgroundLane;
import dev.doorsill.dialect.JsonBody;
import dev.doorsill.limit.Activity;
import dev.doorsill.limit.Limits;
import dev.doorsill.limit.Permit;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.security.Password;
import dev.doorsill.security.TransportCipher;
import dev.doorsill.security.TransportCipher.Opened;
import dev.doorsill.security.TransportEncryption;
import dev.doorsill.token.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Takes passwords as clients send them: as they are, or encrypted. Every ciphertext is counted before it is tried, and
 * uncounted if it opens: many together must not learn more from the key than one after the other.
 */
@Singleton
class SentPasswords {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_WORD = 16;
    private static final String ENCRYPTION = "passwordEncryptType";

    private final TransportCipher cipher;
    private final Limits limits;
    private final BackgroundLane background;

    SentPasswords(TransportCipher cipher, Limits limits, BackgroundLane background) {
        this.cipher = cipher;
        this.limits = limits;
        this.background = background;
    }

    /** A password on the wire. Prints only a mask. */
    record Sent(String text, TransportEncryption encryption) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** How the passwords of the request are encrypted, as that object says. */
    static TransportEncryption encryption(JsonBody options) {
        return options.filledText(ENCRYPTION, MAX_WORD)
                .map(word -> switch (word) {
                    case "none" -> TransportEncryption.NONE;
                    case "rsa" -> TransportEncryption.RSA;
                    case "sm2" -> TransportEncryption.SM2;
                    default -> throw options.notAmong(ENCRYPTION, "none, rsa, sm2");
                })
                .orElse(TransportEncryption.NONE);
    }

    static Optional<Sent> find(JsonBody body, String field, TransportEncryption encryption) {
        return body.filledText(field, MAX_LENGTH).map(text -> new Sent(text, encryption));
    }

    static Sent required(JsonBody body, String field, TransportEncryption encryption) {
        return find(body, field, encryption).orElseThrow(() -> Problem.invalid(Reason.PASSWORD_MISSING));
    }

    /** A password to enter with: what does not open is a wrong password like any other. */
    Uni<Password> guess(Caller caller, Sent sent) {
        return open(caller, sent).map(Opened::password);
    }

    /** A password to set: what does not open is nobody's choice. */
    Uni<Password> choice(Caller caller, Sent sent) {
        return open(caller, sent).map(opened -> {
            if (!opened.genuine()) {
                throw Problem.of(ProblemCode.PASSWORD_UNDECRYPTABLE);
            }
            return opened.password();
        });
    }

    Uni<Optional<Password>> choice(Caller caller, Optional<Sent> sent) {
        return sent.map(password -> choice(caller, password).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Opened> open(Caller caller, Sent sent) {
        if (sent.encryption() == TransportEncryption.NONE) {
            return cipher.open(sent.encryption(), sent.text());
        }
        return limits.reserve(
                        Activity.UNDECRYPTABLE,
                        caller.address(),
                        caller.client().id())
                .chain(permit -> cipher.open(sent.encryption(), sent.text())
                        .invoke(opened -> giveBack(permit, opened.genuine()))
                        .onFailure()
                        .invoke(failure -> giveBack(permit, !isUndecryptable(failure))));
    }

    private void giveBack(Permit permit, boolean harmless) {
        if (harmless) {
            background.run("opened password", permit::giveBack);
        }
    }

    private static boolean isUndecryptable(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.PASSWORD_UNDECRYPTABLE;
    }
}
