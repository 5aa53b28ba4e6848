package dev.doorsill.limit;

import java.util.List;

/**
 * The rules on one subject, which live together on one Redis node and are asked in one script.
 *
 * @param subject the keyed hash of who or what is counted: never the plain address
 */
record Slot(String subject, List<Rate> rates) {
    Slot {
        rates = rates.stream().filter(Rate::refusesAnything).toList();
    }

    List<String> keys() {
        return rates.stream()
                .map(rate -> "limit:{" + subject + "}:" + rate.name())
                .toList();
    }
}
