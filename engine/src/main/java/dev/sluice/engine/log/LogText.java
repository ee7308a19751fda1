package dev.sluice.engine.log;

import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// How lines stand in a segment file. A line of ours is four fields parted by tabs: microseconds
/// since 1970, the number of its source, `o` or `e`, and the text. A source is made known before
/// its first line, by a line that begins with `=`: its number, then who printed, as JSON.
///
/// One object writes or reads one segment from its beginning.
final class LogText {
    private final Map<Source, Integer> numbers = new HashMap<>();
    private final Map<Integer, Source> sources = new HashMap<>();

    /// Who printed.
    private record Source(String function, @Nullable String step, @Nullable String call) {}

    /// Adds the line to a text, its source before it where it is new.
    void write(LogLine line, StringBuilder out) {
        var source = new Source(line.function(), line.step(), line.call());
        Integer number = numbers.get(source);
        if (number == null) {
            number = numbers.size();
            numbers.put(source, number);
            write(number, source, out);
        }
        out.append(ChronoUnit.MICROS.between(Instant.EPOCH, line.time()))
                .append('\t')
                .append(number.intValue())
                .append(line.stream().equals("stderr") ? "\te\t" : "\to\t");
        escape(line.text(), out);
        out.append('\n');
    }

    private static void write(int number, Source source, StringBuilder out) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("function", source.function());
        json.put("step", source.step());
        json.put("call", source.call());
        out.append('=').append(number).append('\t').append(Json.write(json)).append('\n');
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }

    static boolean isSource(String text) {
        return text.startsWith("=");
    }

    /// Learns a source that the segment makes known.
    void learn(String text) {
        int tab = text.indexOf('\t');
        try {
            if (tab > 0 && Json.parse(text.substring(tab + 1)) instanceof Map<?, ?> json) {
                sources.put(
                        Integer.valueOf(text.substring(1, tab)),
                        new Source(
                                String.valueOf(json.get("function")),
                                json.get("step") instanceof String step ? step : null,
                                json.get("call") instanceof String call ? call : null));
            }
        } catch (JsonSyntaxException | NumberFormatException _) {
            return; // its lines then name no function
        }
    }

    /// The line a text stands for; a text that is damaged is shown as it is.
    LogLine read(String run, String text) {
        int first = text.indexOf('\t');
        int second = text.indexOf('\t', first + 1);
        int third = text.indexOf('\t', second + 1);
        try {
            if (first > 0 && second > 0 && third > 0) {
                Source source = sources.get(Integer.valueOf(text.substring(first + 1, second)));
                return line(
                        run,
                        Instant.EPOCH.plus(
                                Long.parseLong(text.substring(0, first)), ChronoUnit.MICROS),
                        source,
                        text.charAt(second + 1) == 'e' ? "stderr" : "stdout",
                        unescape(text.substring(third + 1)));
            }
        } catch (NumberFormatException _) {
            return line(run, Instant.EPOCH, null, "stderr", text);
        }
        return line(run, Instant.EPOCH, null, "stderr", text);
    }

    private static LogLine line(
            String run, Instant time, @Nullable Source source, String stream, String text) {
        return source == null
                ? new LogLine(run, time, "", null, null, stream, text)
                : new LogLine(
                        run, time, source.function(), source.step(), source.call(), stream, text);
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                char escaped = text.charAt(i);
                out.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
