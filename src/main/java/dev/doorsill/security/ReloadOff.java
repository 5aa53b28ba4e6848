package dev.doorsill.security;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Says that files with keys are not looked at again, where the interval is zero. */
@Singleton
class ReloadOff implements SkipPredicate {
    private final SecurityConfig config;

    ReloadOff(SecurityConfig config) {
        this.config = config;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return config.reloadInterval().isZero();
    }
}
