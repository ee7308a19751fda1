package dev.sluice.engine.container.shim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One message of the stream between engine and shim: on the wire a length, a kind and a body.
final class Frame {
    /// The bytes before the body: the length of what follows it, and the kind.
    static final int HEAD = 5;

    static final char LOAD = 'I';
    static final char CALL = 'C';
    static final char LOADED = 'L';
    static final char NOT_LOADED = 'X';
    static final char RETURNED = 'R';
    static final char THREW = 'E';
    static final char THREW_AND_ENDS = 'F';
    static final char NOT_JSON = 'N';
    static final char OUT_OF_MEMORY = 'M';
    static final char STANDARD_OUTPUT = 'O';
    static final char STANDARD_ERROR = 'W';

    private final char kind;
    private final byte[] body;
    private final long size;

    /// @param kind the letter the shims list in their head
    /// @param body empty where it was larger than the reader wanted
    /// @param size of the body as it was sent
    Frame(char kind, byte[] body, long size) {
        this.kind = kind;
        this.body = body;
        this.size = size;
    }

    char kind() {
        return kind;
    }

    long size() {
        return size;
    }

    boolean isWhole() {
        return body.length == size;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(body);
    }

    /// The body from the offset on, as text.
    String text(int from) {
        return new String(body, from, body.length - from, StandardCharsets.UTF_8);
    }
}
