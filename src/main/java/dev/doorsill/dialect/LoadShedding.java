package dev.doorsill.dialect;

import dev.doorsill.load.ConcurrencyLimit;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Lets a request to a {@link Sheddable} resource in, now or in its turn, or refuses it before anything of it is read. */
@Sheddable
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class LoadShedding {
    private final ConcurrencyLimit limit;

    LoadShedding(ConcurrencyLimit limit) {
        this.limit = limit;
    }

    @AroundInvoke
    Object admit(InvocationContext request) {
        return limit.enter()
                .chain(() -> Uni.createFrom()
                        .deferred(() -> proceed(request))
                        .onTermination()
                        .invoke(limit::leave));
    }

    private static Uni<?> proceed(InvocationContext request) {
        try {
            return (Uni<?>) request.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }
}
