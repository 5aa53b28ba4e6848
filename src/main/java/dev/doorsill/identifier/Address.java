package dev.doorsill.identifier;

/** An identifier that a message can be sent to, and whose control can therefore be proven. */
public sealed interface Address extends Identifier permits EmailAddress, PhoneNumber {
    /** The way a message reaches this address. */
    Channel channel();

    /** The address as a gateway takes it. Personal data: never log it. */
    String value();
}
