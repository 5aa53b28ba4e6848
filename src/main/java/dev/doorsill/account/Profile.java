package dev.doorsill.account;

import java.util.Optional;

/** What a person says of themselves when signing up. */
public record Profile(
        Optional<String> name, Optional<Gender> gender, Optional<String> picture, Optional<String> locale) {}
