package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Makes lines of what a function writes, however it is cut into pieces. A line longer than
/// [#LONGEST] is told in several, so that no output can fill the heap; bytes that are no UTF-8 show
/// as the replacement character.
final class Lines {
    static final int LONGEST = 64 << 10;

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final String stream;
    private byte[] begun = new byte[256];
    private int length;

    Lines(String stream) {
        this.stream = stream;
    }

    /// Tells the sink each line that the bytes complete.
    void take(ByteBuffer bytes, LogSink sink) {
        while (bytes.hasRemaining()) {
            int end = endOfLine(bytes);
            int room = LONGEST - length;
            boolean ends = end >= 0 && end - bytes.position() <= room;
            int count = ends ? end - bytes.position() : Math.min(room, bytes.remaining());
            append(bytes, count);
            if (ends) {
                bytes.get();
                tell(sink, length > 0 && begun[length - 1] == '\r' ? length - 1 : length, 0);
            } else if (length == LONGEST) {
                int whole = wholeCharacters();
                tell(sink, whole, length - whole);
            }
        }
    }

    /// Tells the sink what was written of a line that has no end yet.
    void flush(LogSink sink) {
        if (length > 0) {
            tell(sink, length, 0);
        }
    }

    private static int endOfLine(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void append(ByteBuffer bytes, int count) {
        if (length + count > begun.length) {
            begun =
                    Arrays.copyOf(
                            begun, Math.min(LONGEST, Math.max(2 * begun.length, length + count)));
        }
        bytes.get(begun, length, count);
        length += count;
    }

    private void tell(LogSink sink, int count, int rest) {
        String text = new String(begun, 0, count, StandardCharsets.UTF_8);
        try {
            sink.line(stream, text);
        } catch (RuntimeException e) { // somebody else's code, on a thread that all functions need
            LOG.error("a line of {} was not taken: {}", stream, text, e);
        }
        System.arraycopy(begun, count, begun, 0, rest);
        length = rest;
    }

    /// How much of a full buffer can be told without cutting a character in two.
    private int wholeCharacters() {
        int at = length;
        int back = 0;
        while (back < 3 && at > 0 && (begun[at - 1] & 0xC0) == 0x80) {
            at--;
            back++;
        }
        if (at > 0 && (begun[at - 1] & 0xC0) == 0xC0) {
            int lead = begun[at - 1] & 0xFF;
            int needed = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            return back < needed ? at - 1 : length;
        }
        return length;
    }
}
