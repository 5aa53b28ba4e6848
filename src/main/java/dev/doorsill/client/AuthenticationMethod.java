package dev.doorsill.client;

/** How an application proves who it is, in the words of RFC 7591, section 2. */
public enum AuthenticationMethod {
    /** By its secret in the body of the request. */
    CLIENT_SECRET_POST,
    /** By its secret in HTTP Basic. */
    CLIENT_SECRET_BASIC,
    /** Not at all. */
    NONE
}
