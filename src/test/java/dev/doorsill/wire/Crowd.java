package dev.doorsill.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Many clients that ask at the same moment: each request is sent up to its last byte, then all last bytes follow at
 * once. Connections are kept for the next round.
 */
public final class Crowd implements AutoCloseable {
    private final int port;
    private final List<Line> lines = new ArrayList<>();

    public Crowd(int port) {
        this.port = port;
    }

    /** The answers, in the order of the calls. */
    public List<Answer> ask(List<Call> calls) {
        return ask(calls, 0, () -> {});
    }

    public List<Answer> ask(int times, Call call) {
        return ask(Collections.nCopies(times, call));
    }

    public Answer ask(Call call) {
        return ask(List.of(call)).get(0);
    }

    /** The same, with something happening once that many answers have been read, while the others are under way. */
    public List<Answer> ask(List<Call> calls, int after, Runnable event) {
        try {
            begin(calls);
            for (var i = 0; i < calls.size(); i++) {
                lines.get(i).finish();
            }
            var answers = new ArrayList<Answer>();
            for (var i = 0; i < calls.size(); i++) {
                if (i == after) {
                    event.run();
                }
                answers.add(lines.get(i).answer());
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(List<Call> calls) throws IOException {
        while (lines.size() < calls.size()) {
            lines.add(new Line(port));
        }
        for (var i = 0; i < calls.size(); i++) {
            lines.get(i).begin(calls.get(i));
        }
    }

    @Override
    public void close() {
        for (var line : lines) {
            try {
                line.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
