package dev.doorsill.fault;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Hears everything that is logged: message, parameters, context, and every exception with its causes. */
public final class LogEar extends Handler {
    private final StringWriter heard = new StringWriter();
    private final PrintWriter writer = new PrintWriter(heard);

    public LogEar() {
        setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord line) {
        writer.println(
                line.getLoggerName() + " " + line.getMessage() + " " + Arrays.deepToString(line.getParameters()));
        if (line instanceof org.jboss.logmanager.ExtLogRecord extended) {
            writer.println(extended.getFormattedMessage() + " " + extended.getMdcCopy());
        }
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(writer);
        }
    }

    public synchronized String text() {
        return heard.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
