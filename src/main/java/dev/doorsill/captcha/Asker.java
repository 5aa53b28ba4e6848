package dev.doorsill.captcha;

import dev.doorsill.limit.ClientAddress;
import java.util.Optional;

/**
 * Somebody who may have to solve a captcha. What they earn by it is theirs alone: the application's and the device's,
 * or, where the device has no id, the network's.
 */
public record Asker(String clientId, Optional<String> deviceId, ClientAddress from, CaptchaPass pass) {}
