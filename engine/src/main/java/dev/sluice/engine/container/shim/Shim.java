package dev.sluice.engine.container.shim;

import dev.sluice.engine.container.LogSink;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One loaded handler at the other end of a link. Serves one call at a time.
public final class Shim implements AutoCloseable {
    /// Peak memory in KiB as a long, and a byte that is 1 where child processes ran.
    private static final int USAGE_BYTES = 9;

    private static final long LARGEST_REPORT = 1 << 20;

    private final ShimLink link;

    public Shim(ShimLink link) {
        this.link = link;
    }

    /// Loads the handler. Comes before all calls.
    ///
    /// @throws IOException where the shim ended instead
    public Loading load(Definition definition) throws IOException {
        link.send(Frame.LOAD, definition.json());
        Frame frame = link.receive(LARGEST_REPORT);
        link.drainLogs();
        Map<?, ?> report = object(frame.text(0));
        return switch (frame.kind()) {
            case Frame.LOADED ->
                    new Loading.Loaded(
                            report.get("initMs") instanceof Number n ? n.doubleValue() : 0);
            case Frame.NOT_LOADED -> notLoaded(report);
            default -> throw unexpected(frame);
        };
    }

    /// The message with the first line of code it is about, which is what people look for.
    private static Loading notLoaded(Map<?, ?> report) {
        String message = word(report, "errorMessage");
        if (report.get("stackTrace") instanceof List<?> trace && !trace.isEmpty()) {
            message += "\n" + trace.getLast();
        }
        return new Loading.NotLoaded(word(report, "errorType"), message.stripTrailing());
    }

    /// Calls the handler and waits for its answer. What it printed has reached the sink then.
    ///
    /// @throws IOException where the shim ended instead, or was ended
    public Answer call(
            String id, String key, Duration limit, String event, LogSink log, long largest)
            throws IOException {
        byte[] header = header(id, key, limit);
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(header.length).array();
        byte[] body = event.getBytes(StandardCharsets.UTF_8);
        link.logTo(log);
        long begun = System.nanoTime();
        link.send(Frame.CALL, length, header, body);
        Frame frame = link.receive(USAGE_BYTES + largest);
        double took = (System.nanoTime() - begun) / 1e6;
        link.drainLogs();
        return answer(frame, took);
    }

    private static byte[] header(String id, String key, Duration limit) {
        var header = new LinkedHashMap<String, Object>();
        header.put("id", id);
        header.put("key", key);
        header.put("limitMs", limit.toMillis());
        return Json.write(header).getBytes(StandardCharsets.UTF_8);
    }

    private static Answer answer(Frame frame, double took) throws IOException {
        if (!frame.isWhole()) {
            return new Answer.TooLarge(
                    frame.size() - USAGE_BYTES, new Answer.Usage(took, null, false));
        }
        var head = frame.bytes();
        long peak = head.getLong();
        var usage = new Answer.Usage(took, peak < 0 ? null : (Long) peak, head.get() == 1);
        String text = frame.text(USAGE_BYTES);
        return switch (frame.kind()) {
            case Frame.RETURNED -> new Answer.Returned(text, usage);
            case Frame.THREW -> new Answer.Threw(type(text), text, false, usage);
            case Frame.THREW_AND_ENDS -> new Answer.Threw(type(text), text, true, usage);
            case Frame.NOT_JSON -> new Answer.NotJson(word(object(text), "errorMessage"), usage);
            case Frame.OUT_OF_MEMORY -> new Answer.OutOfMemory(usage);
            default -> throw unexpected(frame);
        };
    }

    private static String type(String payload) throws IOException {
        return word(object(payload), "errorType");
    }

    private static String word(Map<?, ?> object, String name) {
        return String.valueOf(object.get(name));
    }

    private static Map<?, ?> object(String text) throws IOException {
        try {
            if (Json.parse(text) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (JsonSyntaxException e) {
            throw new IOException("the shim sent what is no JSON", e);
        }
        throw new IOException("the shim sent what is no JSON object");
    }

    private static IOException unexpected(Frame frame) {
        return new IOException("the shim sent a frame of kind " + frame.kind());
    }

    /// Has what the function prints from now on go to the sink.
    public void logTo(LogSink sink) {
        link.logTo(sink);
    }

    /// Returns when all that lies ready of what it printed has reached the sink.
    public void drainLogs() {
        link.drainLogs();
    }

    /// Ends the stream and thereby the shim; a call under way gets an exception.
    public void end() {
        link.end();
    }

    @Override
    public void close() {
        link.close();
    }
}
