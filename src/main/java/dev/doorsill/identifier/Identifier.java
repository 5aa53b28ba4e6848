package dev.doorsill.identifier;

/** A name that leads to at most one account of a directory. */
public sealed interface Identifier permits Address, Username {
    /** Which sort of name this is. */
    Kind kind();

    /** The canonical form: two spellings of one name have one key. Personal data: never log it. */
    String key();

    /** The sorts of names an account has. */
    enum Kind {
        EMAIL,
        PHONE,
        USERNAME
    }
}
