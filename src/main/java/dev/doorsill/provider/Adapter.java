package dev.doorsill.provider;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * How one kind of provider is spoken to. Fails with {@link ProviderFailure}, or with {@link
 * ProblemCode#NOT_SUPPORTED} for what its kind does not know; keeps nothing of a person.
 */
interface Adapter {
    /** A person comes back from the provider. */
    record Return(String code, String redirectUri, Optional<FlowSecrets> secrets) {}

    /** A person is about to be sent there. */
    record Departure(String redirectUri, Optional<String> state, Optional<FlowSecrets> secrets) {}

    /** Where to send a person. */
    Uni<String> departure(Departure departure);

    /** Whom a code stands for. */
    Uni<Person> byCode(Return back);

    /** Whom an ID token speaks of that the application got itself. */
    default Uni<Person> byIdToken(String token) {
        return unserved("provider_id_token");
    }

    /** Whom an access token speaks of that the application got itself; only where its audience can be told. */
    default Uni<Person> byAccessToken(String token) {
        return unserved("provider_access_token");
    }

    private static Uni<Person> unserved(String what) {
        return Uni.createFrom().failure(Problem.of(ProblemCode.NOT_SUPPORTED, Reason.FEATURE_NOT_SERVED, what));
    }
}
