/**
 * The CloudBase dialect: {@code /auth/v1}, as the vendor's own SDKs speak it.
 *
 * <p>Parses what they send, hands it to a journey, and dresses the outcome. Every answer is a JSON object; a failure
 * has {@code error}, a non-zero {@code error_code} and {@code error_description}.
 */
@NullMarked
package dev.doorsill.dialect.cloudbase;

import org.jspecify.annotations.NullMarked;
