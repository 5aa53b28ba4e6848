package dev.doorsill.delivery;

/** What the person is about to do with the code. Chooses the words of the message and nothing else. */
public enum MessagePurpose {
    VERIFY,
    SIGN_UP,
    SIGN_IN,
    PASSWORD_RESET,
    CHANGE_ADDRESS
}
