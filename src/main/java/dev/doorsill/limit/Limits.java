package dev.doorsill.limit;

import dev.doorsill.identifier.Address;
import dev.doorsill.identifier.PhoneNumber;
import dev.doorsill.problem.Problem;
import dev.doorsill.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts what is asked of the service and refuses what is too much, before anything else is done for the request.
 *
 * <p>Fails with {@link ProblemCode#LIMIT_REACHED}, {@link ProblemCode#SEND_LIMIT_REACHED} or
 * {@link ProblemCode#SIGN_UP_LIMIT_REACHED} and the time to wait; a refused request uses nothing up. While Redis
 * is away it fails with {@link ProblemCode#STORE_UNAVAILABLE}, except for the {@link Activity activities} that are
 * served uncounted; the metric {@code doorsill.limit.unenforced} counts those.
 */
@Singleton
public class Limits {
    private static final String ANYWHERE = "*";

    private final Turnstile turnstile;
    private final Slots slots;
    private final LimitConfig config;
    private final MeterRegistry meters;

    Limits(Turnstile turnstile, Slots slots, LimitConfig config, MeterRegistry meters) {
        this.turnstile = turnstile;
        this.slots = slots;
        this.config = config;
        this.meters = meters;
        for (var activity : Activity.values()) {
            if (activity.servedUncounted()) {
                var unused = unenforced(activity);
            }
        }
    }

    /**
     * Leave to send one message. Fails with {@link ProblemCode#RECIPIENT_REFUSED} where none are sent to. Never given
     * uncounted: messages cost money and can be a nuisance.
     */
    public Uni<Permit> acquire(Sending sending) {
        return acquire(sending, Optional.empty());
    }

    /** As {@link #acquire(Sending)}; the permit also tells whether its network has gone beyond a lower ceiling. */
    public Uni<Permit> acquire(Sending sending, Optional<Ceiling> free) {
        return Uni.createFrom()
                .item(sending)
                .invoke(asked -> checkRegion(asked.recipient()))
                .chain(asked -> permit(() -> slots(asked, free), ProblemCode.SEND_LIMIT_REACHED));
    }

    private List<Slot> slots(Sending sending, Optional<Ceiling> free) {
        var asked = new ArrayList<>(slots.of(sending));
        free.ifPresent(ceiling -> asked.add(slots.of(sending, ceiling)));
        return asked;
    }

    /**
     * Leave for one thing that may turn out well, and is then given back. Counted before the outcome is known, so that
     * many that come together cannot slip through together. Never given uncounted.
     */
    public Uni<Permit> reserve(Activity activity, ClientAddress from, String clientId) {
        return permit(() -> slots.of(activity, from, clientId), activity.refusal());
    }

    private Uni<Permit> permit(Supplier<List<Slot>> asked, ProblemCode refusal) {
        var counted = config.enabled() ? asked.get() : List.<Slot>of();
        return take(counted, refusal).map(taken -> new Permit(turnstile, taken, taken.size() < counted.size()));
    }

    /** Whether the recipient may get one more notice that nobody asked for: no longer while nobody can count. */
    public Uni<Boolean> mayNotify(Address recipient) {
        if (!isServed(recipient)) {
            return Uni.createFrom().item(false);
        }
        return permit(() -> slots.ofNotice(recipient), ProblemCode.SEND_LIMIT_REACHED)
                .replaceWith(true)
                .onFailure(Problem.class)
                .recoverWithItem(false);
    }

    /** Lets one request of that kind pass. */
    public Uni<Void> admit(Activity activity, ClientAddress from, String clientId) {
        if (!config.enabled()) {
            return Uni.createFrom().voidItem();
        }
        return take(slots.of(activity, from, clientId), activity.refusal())
                .replaceWithVoid()
                .onFailure(failure -> activity.servedUncounted() && isStoreAway(failure))
                .recoverWithUni(() -> passUncounted(activity));
    }

    private Uni<List<Slot>> take(List<Slot> counted, ProblemCode refusal) {
        return counted.isEmpty() ? Uni.createFrom().item(counted) : turnstile.take(counted, refusal);
    }

    private void checkRegion(Address recipient) {
        if (!isServed(recipient)) {
            throw Problem.of(ProblemCode.RECIPIENT_REFUSED);
        }
    }

    private boolean isServed(Address recipient) {
        return !(recipient instanceof PhoneNumber phone)
                || config.smsRegions().contains(ANYWHERE)
                || config.smsRegions().contains(phone.region());
    }

    private Uni<Void> passUncounted(Activity activity) {
        unenforced(activity).increment();
        return Uni.createFrom().voidItem();
    }

    private Counter unenforced(Activity activity) {
        return meters.counter("doorsill.limit.unenforced", "activity", activity.name());
    }

    private static boolean isStoreAway(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.STORE_UNAVAILABLE;
    }
}
