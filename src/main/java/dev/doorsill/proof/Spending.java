package dev.doorsill.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * What the statement of a permitted act writes into {@code spent_proof}: a row for each proof, and one for the request
 * where the request must be found again without them.
 *
 * @param proofs what is spent; may be none
 * @param request by which request
 */
public record Spending(List<Proof> proofs, Fingerprint request) {
    private static final String REQUEST = "REQUEST";

    /** The primary keys of the rows. */
    public List<String> ids() {
        var ids = new ArrayList<String>();
        proofs.forEach(proof -> ids.add(proof.id()));
        if (namesItself()) {
            ids.add("request:" + request.value());
        }
        return ids;
    }

    /** The primary keys under which the outcome of a repeat may be found. */
    List<String> idsOfRepeats() {
        var ids = ids();
        if (namesItself()) {
            request.values().stream().skip(1).forEach(value -> ids.add("request:" + value));
        }
        return ids;
    }

    /** What each row was for, in the order of {@link #ids}. */
    public List<String> purposes() {
        var purposes = new ArrayList<String>();
        proofs.forEach(proof -> purposes.add(proof.purpose().name()));
        if (namesItself()) {
            purposes.add(REQUEST);
        }
        return purposes;
    }

    /** A repeat can name the proof again; where there is none, or the key must outlive it, the request stands for it. */
    private boolean namesItself() {
        return request.strict() || (proofs.isEmpty() && request.repeatable());
    }
}
