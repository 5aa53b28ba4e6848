package dev.doorsill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the service writes its log. */
@ConfigMapping(prefix = "doorsill.log")
public interface LogConfig {
    /**
     * {@code json}: one object a line, with the name of its request; or {@code text}. What the framework says before the
     * service is up is text in any case.
     */
    @WithDefault("json")
    LogFormat format();
}
