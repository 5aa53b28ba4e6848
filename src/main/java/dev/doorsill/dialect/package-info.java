/**
 * What all dialects share: reading requests, telling who asks, and turning every failure into wire bytes in one place.
 *
 * <p>Each dialect lives in a room of its own below and knows no other. HTTP is known here and nowhere deeper.
 */
@NullMarked
package dev.doorsill.dialect;

import org.jspecify.annotations.NullMarked;
