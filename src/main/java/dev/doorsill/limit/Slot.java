package dev.doorsill.limit;

import java.util.List;

/**
 * The rules on one subject, which live together on one Redis node and are asked in one script.
 *
 * @param subject the keyed hash of who or what is counted: never the plain address
 * @param advises whether it only tells that there was too much, and refuses nothing
 */
record Slot(String subject, List<Rate> rates, boolean advises) {
    Slot {
        rates = rates.stream().filter(Rate::refusesAnything).toList();
    }

    Slot(String subject, List<Rate> rates) {
        this(subject, rates, false);
    }

    Slot advising() {
        return new Slot(subject, rates, true);
    }

    List<String> keys() {
        return rates.stream()
                .map(rate -> "limit:{" + subject + "}:" + rate.name())
                .toList();
    }
}
