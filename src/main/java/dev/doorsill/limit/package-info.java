/**
 * How often: ceilings on sending, trying and asking, per recipient, network and application, and on guessing passwords.
 *
 * <p>Counted in Redis before anything is looked up, so known and unknown cost the same. A refusal says when to come
 * back. Every limit states what happens while Redis is away. No key holds a plain address. Imports {@code store},
 * {@code security}, {@code background} and the words.
 */
@NullMarked
package dev.doorsill.limit;

import org.jspecify.annotations.NullMarked;
