package dev.doorsill.house.ruin.problem;

import dev.doorsill.house.ruin.signup.SignUpManager;

/** Imports upwards, and closes a cycle. */
public record WordsThatKnowAJourney(SignUpManager journey) {}
