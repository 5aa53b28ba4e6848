package dev.doorsill.dialect.genauth.sdk;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody whom the service has never seen; the phone number is without its country code, as this SDK spells it. */
record Person(String username, String email, String phone, String password) {
    static Person fresh() {
        var name = "u" + UUID.randomUUID().toString().replace("-", "");
        var phone = "13%09d".formatted(ThreadLocalRandom.current().nextLong(1_000_000_000L));
        return new Person(name, name + "@example.com", phone, "passw0rd");
    }
}
