package dev.doorsill.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.parsetools.RecordParser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks just enough SMTP over TLS to see what a client says before and after it. */
final class ScriptedMailServer {
    final List<String> saidInTheClear = new CopyOnWriteArrayList<>();
    final List<String> saidInPrivate = new CopyOnWriteArrayList<>();
    private final NetServer server;

    ScriptedMailServer(Vertx vertx, PfxOptions identity, boolean tlsFromTheFirstByte) {
        server = vertx.createNetServer(
                        new NetServerOptions().setPfxKeyCertOptions(identity).setSsl(tlsFromTheFirstByte))
                .connectHandler(this::talk)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    private void talk(NetSocket caller) {
        caller.exceptionHandler(distrust -> {});
        caller.handler(RecordParser.newDelimited("\r\n", line -> answer(caller, line.toString())));
        caller.write("220 localhost\r\n");
    }

    private void answer(NetSocket caller, String line) {
        (caller.isSsl() ? saidInPrivate : saidInTheClear).add(line);
        if (line.startsWith("EHLO")) {
            caller.write(caller.isSsl() ? "250 localhost\r\n" : "250-localhost\r\n250 STARTTLS\r\n");
        } else if (line.equals("STARTTLS")) {
            caller.write("220 go ahead\r\n");
            caller.upgradeToSsl();
        } else if (line.equals("DATA")) {
            caller.write("354 go ahead\r\n");
        } else if (line.equals(".") || line.matches("(MAIL|RCPT|RSET|QUIT).*")) {
            caller.write("250 ok\r\n");
        }
    }
}
