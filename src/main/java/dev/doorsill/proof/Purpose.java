package dev.doorsill.proof;

/** The doors a proof opens. A proof for one purpose opens no other. */
public enum Purpose {
    /** Anything its holder may do with a proven address: sign up, sign in, reset, change. */
    CONTACT,
    /** Anything its holder may do as the person that a third party knows: sign up, sign in, link. */
    EXTERNAL_IDENTITY,
    SIGN_UP,
    SIGN_IN,
    /** Choose a new password without the old one. */
    PASSWORD_RESET,
    /** Add a proven address to an account that is being opened. */
    COMPLETE_PROFILE,
    /** Show that an account's address is its owner's. */
    VERIFY_ADDRESS,
    CHANGE_ADDRESS,
    BIND_ADDRESS,
    UNBIND_ADDRESS,
    /** A second factor at sign-in. */
    MFA,
    BIND_MFA,
    UNBIND_MFA,
    UNLOCK_ACCOUNT,
    DELETE_ACCOUNT,
    IDENTITY_VERIFICATION
}
