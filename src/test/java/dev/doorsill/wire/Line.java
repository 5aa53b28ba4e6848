package dev.doorsill.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A connection kept open, whose request can be held back at its last byte. An answer that does not come in time fails
 * the test by a {@link java.net.SocketTimeoutException}.
 */
public final class Line implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;

    private final int port;
    private final int patience;
    private Socket socket;
    private InputStream in;
    private byte[] held = {};

    public Line(int port) throws IOException {
        this(port, PATIENCE_MILLIS);
    }

    public Line(int port, int patienceMillis) throws IOException {
        this.port = port;
        this.patience = patienceMillis;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patience);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Everything but the last byte. */
    public void begin(Call call) throws IOException {
        held = call.bytes();
        socket.getOutputStream().write(held, 0, held.length - 1);
    }

    /** The last byte. */
    public void finish() throws IOException {
        socket.getOutputStream().write(held, held.length - 1, 1);
    }

    /** The first bytes of a request that will never be finished. */
    public void beginPartly(Call call, double share) throws IOException {
        var bytes = call.bytes();
        socket.getOutputStream().write(bytes, 0, Math.max(1, (int) (bytes.length * share)));
    }

    public Answer call(Call call) throws IOException {
        begin(call);
        finish();
        return answer();
    }

    public Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ")[1]);
        var headers = headers();
        if (!headers.containsKey("content-length")) {
            throw new IOException("an answer without a length");
        }
        var body = in.readNBytes(Integer.parseInt(headers.get("content-length")));
        if ("close".equalsIgnoreCase(headers.get("connection"))) {
            socket.close();
            connect();
        }
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var text = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the service hung up");
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /** Hangs up so that the other side sees a broken connection, not an orderly end. */
    public void hangUp() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
