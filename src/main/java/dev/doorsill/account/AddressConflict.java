package dev.doorsill.account;

/** What happens to another account that has proven the address which this one's owner has just proven, too. */
public enum AddressConflict {
    /** It keeps the address, and the change is refused. */
    REFUSE,
    /** It loses the address; if nothing else leads to it, it is archived. */
    TAKE,
    /** It is deleted. */
    TAKE_AND_DELETE
}
