package dev.doorsill.account;

import dev.doorsill.security.PasswordHash;
import dev.doorsill.security.Strength;

/** A password about to be stored, and how hard it is to guess. */
public record NewPassword(PasswordHash hash, Strength strength) {}
