package dev.doorsill.provider;

import dev.doorsill.identifier.ExternalIdentity;
import dev.doorsill.proof.ExternalProfile;

/** Somebody that a provider vouches for, and what it says of them. */
record Person(ExternalIdentity identity, ExternalProfile profile) {}
