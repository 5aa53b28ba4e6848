package dev.doorsill.security;

/** A password about to be stored, and how hard it is to guess. */
public record NewPassword(PasswordHash hash, Strength strength) {}
