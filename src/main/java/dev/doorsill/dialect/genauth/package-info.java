/**
 * The GenAuth dialect: {@code /api/v3}, as the vendor's own SDKs speak it.
 *
 * <p>Parses what they send, hands it to a journey, and dresses the outcome. Every business answer, failures included, is
 * HTTP 200 with an envelope whose {@code statusCode} tells which; only what lies outside the business (no such path, no
 * store, no place in a queue) has an HTTP status of its own, in the same envelope.
 */
@NullMarked
package dev.doorsill.dialect.genauth;

import org.jspecify.annotations.NullMarked;
