/**
 * The courier: brings a one-time code to a person by e-mail or SMS.
 *
 * <p>One door, {@link dev.doorsill.delivery.Courier}; which gateway stands behind it (SMTP, a signed webhook, the inbox
 * of dev mode) is a setting. Every wait and every queue is bounded, and a failure never shows an address or a code.
 * Imports {@code identifier}, {@code problem} and {@code security} only.
 */
@NullMarked
package dev.doorsill.delivery;

import org.jspecify.annotations.NullMarked;
