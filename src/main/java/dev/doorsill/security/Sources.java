package dev.doorsill.security;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;

/** Where time and randomness come from: the one place, so that tests can move the one and nobody guesses the other. */
@Singleton
class Sources {
    @Produces
    @Singleton
    InstantSource time() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SecureRandom randomness() {
        return new SecureRandom();
    }
}
