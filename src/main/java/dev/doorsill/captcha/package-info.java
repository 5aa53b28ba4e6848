/**
 * Tasks that people solve and machines should not, asked for when a caller looks like a machine: after wrong passwords,
 * and when a network has many messages sent.
 *
 * <p>A solution earns a token that is good for a few tries of the same application and device. Who sets the tasks is
 * behind {@link dev.doorsill.captcha.CaptchaProvider}; the one that is built in draws letters. Without Redis nothing is
 * set, solved or let pass. Imports {@code limit}, {@code store}, {@code security} and the words.
 */
@NullMarked
package dev.doorsill.captcha;

import org.jspecify.annotations.NullMarked;
