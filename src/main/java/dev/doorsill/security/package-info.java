/**
 * Keys, hashes and ciphers: the only room that touches the JDK's cryptography.
 */
@NullMarked
package dev.doorsill.security;

import org.jspecify.annotations.NullMarked;
