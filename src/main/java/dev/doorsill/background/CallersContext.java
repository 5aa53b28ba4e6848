package dev.doorsill.background;

import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/**
 * The way back to whoever asked. Time-outs, delays and clients of other services answer on threads of their own, but what
 * belongs to a request, such as its database session, hangs on its Vert.x context.
 */
public final class CallersContext {
    private CallersContext() {}

    /** Runs on the context that this is called on; at once, where there is none. */
    public static Executor executor() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : MutinyHelper.executor(context);
    }
}
