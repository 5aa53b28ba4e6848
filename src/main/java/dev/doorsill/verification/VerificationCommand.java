package dev.doorsill.verification;

import dev.doorsill.delivery.MessagePurpose;
import dev.doorsill.identifier.Address;
import dev.doorsill.proof.Purpose;
import dev.doorsill.token.Caller;

/** Somebody asks for a code. */
public record VerificationCommand(
        Caller caller, Address recipient, Purpose purpose, Target target, MessagePurpose message) {}
