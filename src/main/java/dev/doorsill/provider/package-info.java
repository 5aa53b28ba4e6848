/**
 * Third parties that vouch for people: a person is sent there, comes back with a code, and has an identity.
 *
 * <p>Which they are, and every host that is ever called, is known from configuration alone. Nothing that a provider
 * says is believed before it is checked, and no answer of theirs is waited for without a bound. Imports {@code proof},
 * {@code client}, {@code store}, {@code security} and the words.
 */
@NullMarked
package dev.doorsill.provider;

import org.jspecify.annotations.NullMarked;
