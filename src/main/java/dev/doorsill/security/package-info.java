/**
 * The locksmith: keys, keyed hashes, sealed envelopes, passwords in transport and at rest.
 *
 * <p>The only room that touches {@code javax.crypto}, {@code java.security} or BouncyCastle. Every keyed value carries
 * the id of its key, and the previous key is accepted while keys turn. Secrets are types that print a mask. Imports
 * {@code problem} and {@code identifier} only.
 */
@NullMarked
package dev.doorsill.security;

import org.jspecify.annotations.NullMarked;
