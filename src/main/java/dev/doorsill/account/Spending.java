package dev.doorsill.account;

import dev.doorsill.proof.Fingerprint;
import dev.doorsill.proof.Proof;

/** A proof, and the request it is spent by. */
public record Spending(Proof proof, Fingerprint request) {}
