package dev.doorsill.event;

import java.util.Optional;

/**
 * Who is about to change something, and from where: what an audit asks besides what and when.
 *
 * @param clientId the application they came through
 * @param network the network they came from, as limits count it; kept as a keyed hash only. Personal data
 */
public record Act(Actor actor, Optional<String> clientId, Optional<String> network) {
    /** What a person does through an application. */
    public static Act ofPerson(Optional<String> clientId, String network) {
        return new Act(Actor.PERSON, clientId, Optional.of(network));
    }

    /** What whoever runs the service does. */
    public static Act ofOperator(String network) {
        return new Act(Actor.OPERATOR, Optional.empty(), Optional.of(network));
    }

    /** What the service does by itself. */
    public static Act ofService() {
        return new Act(Actor.SERVICE, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "act of " + actor;
    }
}
