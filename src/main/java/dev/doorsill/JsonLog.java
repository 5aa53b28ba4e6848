package dev.doorsill;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logmanager.formatters.JsonFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * Has the console write JSON where the settings say so: time, level, logger, message, thread, the request's id (and, where
 * there is one, its trace's) under {@code mdc}, and an exception in full. The framework's own extension for it does not
 * resolve everywhere.
 */
@Singleton
class JsonLog {
    private final LogConfig config;

    JsonLog(LogConfig config) {
        this.config = config;
    }

    void dress(@Observes @Priority(1) StartupEvent start) {
        if (config.format() == LogFormat.JSON) {
            for (var handler : InitialConfigurator.DELAYED_HANDLER.getHandlers()) {
                if (handler instanceof ConsoleHandler console) {
                    console.setFormatter(new JsonFormatter());
                }
            }
        }
    }
}
