package dev.doorsill.provider;

import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

/** One provider: as what it knows us, and how it is spoken to. */
record Provider(Registration registration, Adapter adapter) {
    private static final Logger LOG = Logger.getLogger(Provider.class);

    /** What is asked of a provider. */
    interface Question<T> extends Function<Adapter, Uni<T>> {}

    /**
     * What the provider answers; fails with {@link ProblemCode#PROVIDER_REFUSED} or {@code PROVIDER_UNAVAILABLE}.
     *
     * @param deadline when no answer is waited for any more, and no call is made or goes on
     */
    <T> Uni<T> ask(Duration deadline, Question<T> question) {
        return Uni.createFrom()
                .deferred(() -> question.apply(adapter))
                .ifNoItem()
                .after(deadline)
                .failWith(() -> ProviderFailure.outage(registration + " took too long"))
                .onFailure(ProviderFailure.class)
                .transform(this::problem);
    }

    private Problem problem(ProviderFailure failure) {
        if (failure.isRefusal()) {
            return Problem.of(ProblemCode.PROVIDER_REFUSED).because(failure);
        }
        // That it is left alone was said when that began.
        LOG.log(failure.isNotAsked() ? Level.DEBUG : Level.INFO, failure.getMessage());
        return Problem.of(ProblemCode.PROVIDER_UNAVAILABLE)
                .retryAfter(registration.settings().pause())
                .because(failure);
    }
}
