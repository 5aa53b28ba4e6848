package dev.doorsill.dialect.oidc;

import dev.doorsill.dialect.DialectConfig;
import jakarta.inject.Singleton;

/** Who signs, as tokens and metadata name it. */
@Singleton
class Issuer {
    private final DialectConfig config;

    Issuer(DialectConfig config) {
        this.config = config;
    }

    String name() {
        return config.publicUrl().orElseThrow() + OidcDialect.PREFIX;
    }
}
