package dev.sluice.engine.cli.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Lets nothing through to a terminal, in UTF-8, that could steer it: names, values and messages
/// come from files, functions and other hosts. Ends of lines, tabs and the colours of ANSI escape
/// sequences pass; of the other control characters, those that JSON writes as escapes become `�`,
/// and the rest the escape that JSON has for them, so that JSON stays the same JSON.
final class PlainOutput extends FilterOutputStream {
    private static final int ESCAPE = 0x1b;
    private static final int DELETE = 0x7f;
    private static final int LEAD = 0xc2;
    private static final byte[] REPLACEMENT = "\ufffd".getBytes(StandardCharsets.UTF_8);

    /// What may yet become a colour or a control character beyond ASCII.
    private final byte[] held = new byte[32];

    private int count;

    private PlainOutput(OutputStream out) {
        super(out);
    }

    static PrintStream of(PrintStream out) {
        return new PrintStream(new PlainOutput(out), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        take(b & 0xff);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int from = offset;
        for (int i = offset; i < end; i++) {
            int b = bytes[i] & 0xff;
            if (count > 0 || b < ' ' || b == DELETE || b == LEAD) {
                out.write(bytes, from, i - from);
                from = i + 1;
                take(b);
            }
        }
        out.write(bytes, from, end - from);
    }

    private void take(int b) throws IOException {
        if (count == 0) {
            begin(b);
        } else if (held[0] == '\r') {
            count = 0;
            out.write(b == '\n' ? new byte[] {'\r'} : REPLACEMENT);
            take(b);
        } else if (held[0] == (byte) LEAD) {
            count = 0;
            if (b >= 0x80 && b < 0xa0) {
                out.write(escape(b));
            } else {
                out.write(LEAD);
                out.write(b);
            }
        } else {
            inEscape(b);
        }
    }

    private void begin(int b) throws IOException {
        if (b == ESCAPE || b == LEAD || b == '\r') {
            held[count++] = (byte) b;
        } else if (b == DELETE) {
            out.write(escape(b));
        } else if (b < ' ' && b != '\t' && b != '\n') {
            out.write(REPLACEMENT);
        } else {
            out.write(b);
        }
    }

    private void inEscape(int b) throws IOException {
        boolean goesOn = count == 1 ? b == '[' : (b >= '0' && b <= '9') || b == ';';
        if (count > 1 && b == 'm') {
            out.write(held, 0, count);
            out.write(b);
            count = 0;
        } else if (goesOn && count < held.length) {
            held[count++] = (byte) b;
        } else {
            release();
            take(b);
        }
    }

    private static byte[] escape(int b) {
        return "\\u%04x".formatted(b).getBytes(StandardCharsets.UTF_8);
    }

    /// What was held is no colour.
    private void release() throws IOException {
        byte[] rest = Arrays.copyOf(held, count);
        count = 0;
        if (rest.length > 0) {
            out.write(REPLACEMENT);
            out.write(rest, 1, rest.length - 1);
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        release();
        super.close();
    }
}
