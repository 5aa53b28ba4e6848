package dev.doorsill.provider;

import dev.doorsill.background.CallersContext;
import dev.doorsill.client.Client;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import dev.doorsill.problem.Reason;
import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.IdentityProof;
import dev.doorsill.proof.ProofConfig;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends people to third-party providers and learns who comes back. Never blocks, and always answers on the Vert.x
 * context it was asked on; a provider that is away is a {@link ProblemCode#PROVIDER_UNAVAILABLE} with a time, after
 * which the same code may be brought again.
 */
@ApplicationScoped
@Startup // so that a mistake in the settings stops the service at its start
public class Providers {
    private final ProviderDirectory directory;
    private final RedisFlows flows;
    private final Attestations attestations;
    private final Duration deadline;

    Providers(ProviderDirectory directory, RedisFlows flows, Attestations attestations, ProofConfig config) {
        this.directory = directory;
        this.flows = flows;
        this.attestations = attestations;
        // So that the request is over before its repeat may begin the work again, with the same code.
        this.deadline = config.requestDeadline().multipliedBy(4).dividedBy(5);
    }

    /**
     * Who asks.
     *
     * @param proven whether the application has shown its secret in this very request
     */
    public record Visit(Client client, boolean proven, Optional<String> deviceId, Fingerprint request) {}

    /**
     * Where to send a person.
     *
     * @param state what the provider hands back as it is; the application's own
     * @return fails with {@link ProblemCode#PROVIDER_UNKNOWN}, {@code PROVIDER_UNAVAILABLE} or {@code FIELD_INVALID} if
     *     nobody may be sent back there, or if nothing could tie the return to the departure
     */
    public Uni<String> depart(Visit visit, String providerId, String redirectUri, Optional<String> state) {
        var provider = directory.get(providerId, redirectUri);
        return secretsOfDeparture(visit, provider, redirectUri)
                .map(secrets -> new Adapter.Departure(redirectUri, state, secrets))
                .chain(departure -> provider.ask(deadline, adapter -> adapter.departure(departure)))
                .emitOn(CallersContext.executor());
    }

    /** An application without a secret has nothing but its device that ties the two ends together. */
    private Uni<Optional<FlowSecrets>> secretsOfDeparture(Visit visit, Provider provider, String redirectUri) {
        if (visit.deviceId().isPresent()) {
            var life = provider.registration().settings().flowTimeToLive();
            return flows.depart(flow(visit, provider, redirectUri), life).map(Optional::of);
        }
        if (!visit.client().confidential()) {
            throw Problem.invalid(Reason.FIELD_MISSING, "x-device-id");
        }
        return Uni.createFrom().item(Optional.empty());
    }

    private static RedisFlows.Flow flow(Visit visit, Provider provider, String redirectUri) {
        return new RedisFlows.Flow(
                visit.client().id(),
                visit.deviceId().orElseThrow(),
                provider.registration().id(),
                redirectUri);
    }

    /**
     * Who has come back with a code. The repeat of a request whose answer got lost gets the same proof again.
     *
     * @return fails with {@link ProblemCode#PROVIDER_REFUSED} if the provider does not vouch for the person, or if the
     *     person was not sent there from this device, or has come back before; as {@link #depart} otherwise
     */
    public Uni<IdentityProof> byCode(Visit visit, String providerId, String redirectUri, String code) {
        var provider = directory.get(providerId, redirectUri);
        return proof(
                visit,
                () -> secretsOfReturn(visit, provider, redirectUri)
                        .chain(secrets -> provider.ask(
                                        deadline,
                                        adapter -> adapter.byCode(new Adapter.Return(code, redirectUri, secrets)))
                                .onItemOrFailure()
                                .call((person, failure) -> close(visit, provider, redirectUri, failure))));
    }

    private Uni<Optional<FlowSecrets>> secretsOfReturn(Visit visit, Provider provider, String redirectUri) {
        if (visit.deviceId().isEmpty()) {
            if (!visit.proven()) {
                throw Problem.invalid(Reason.FIELD_MISSING, "x-device-id");
            }
            return Uni.createFrom().item(Optional.empty());
        }
        return flows.take(flow(visit, provider, redirectUri), visit.request()).invoke(secrets -> {
            if (secrets.isEmpty()) {
                throw Problem.of(ProblemCode.PROVIDER_REFUSED, Reason.PROVIDER_NOT_LEFT_FOR);
            }
        });
    }

    private Uni<Void> close(Visit visit, Provider provider, String redirectUri, Throwable failure) {
        if (visit.deviceId().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var flow = flow(visit, provider, redirectUri);
        var mayTryAgain = failure instanceof Problem problem && problem.code() == ProblemCode.PROVIDER_UNAVAILABLE;
        return mayTryAgain ? flows.release(flow, visit.request()) : flows.end(flow, visit.request());
    }

    /**
     * Whom an ID token speaks of that the application got from the provider itself. Each token counts once.
     *
     * @return fails with {@link ProblemCode#NOT_SUPPORTED} where the provider has none; as {@link #byCode} otherwise
     */
    public Uni<IdentityProof> byIdToken(Visit visit, String providerId, String token) {
        var provider = directory.get(providerId);
        var clockSkew = provider.registration().settings().clockSkew();
        return proof(
                visit,
                () -> provider.ask(deadline, adapter -> adapter.byIdToken(token))
                        .call(() ->
                                flows.isFirst(token, clockSkew, visit.request()).invoke(Providers::checkFirst)));
    }

    private static void checkFirst(boolean first) {
        if (!first) {
            throw Problem.of(ProblemCode.PROVIDER_REFUSED);
        }
    }

    /**
     * Whom an access token speaks of that the application got from the provider itself, which says for whom it made the
     * token.
     *
     * @return fails with {@link ProblemCode#NOT_SUPPORTED} where nobody can say; as {@link #byCode} otherwise
     */
    public Uni<IdentityProof> byAccessToken(Visit visit, String providerId, String token) {
        var provider = directory.get(providerId);
        return proof(visit, () -> provider.ask(deadline, adapter -> adapter.byAccessToken(token)));
    }

    private Uni<IdentityProof> proof(Visit visit, Supplier<Uni<Person>> work) {
        return attestations
                .unlessDone(visit.request(), visit.client().directory(), work)
                .emitOn(CallersContext.executor());
    }
}
