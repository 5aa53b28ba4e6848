package dev.doorsill.funnel;

import dev.doorsill.identifier.Channel;

/** By what somebody shows who they are. */
public enum Way {
    EMAIL,
    SMS,
    /** A third party vouches for them. */
    IDENTITY,
    PASSWORD,
    /** They do not. */
    ANONYMOUS;

    /** The way of a code that is sent there. */
    public static Way of(Channel channel) {
        return switch (channel) {
            case EMAIL -> EMAIL;
            case SMS -> SMS;
        };
    }
}
