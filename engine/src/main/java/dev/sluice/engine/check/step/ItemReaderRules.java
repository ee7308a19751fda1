package dev.sluice.engine.check.step;

import dev.sluice.engine.model.Template;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What must hold for the `itemReader` of a map. One as the States Language writes it, with a
/// `Resource`, is taken as it is.
final class ItemReaderRules {
    private static final List<String> FORMATS = List.of("json", "jsonl", "csv", "lines");
    private static final List<String> FIELDS =
            List.of(
                    "file",
                    "folder",
                    "bucket",
                    "key",
                    "prefix",
                    "format",
                    "headers",
                    "delimiter",
                    "pointer",
                    "maxItems");

    private ItemReaderRules() {}

    static void check(Map<?, ?> reader, Findings.On at) {
        if (reader.containsKey("Resource")) {
            return;
        }
        long sources = Stream.of("file", "folder", "bucket").filter(reader::containsKey).count();
        if (sources != 1) {
            at.error(
                    "map.item-reader",
                    sources == 0
                            ? "\"itemReader\" does not say where the items are."
                            : "\"itemReader\" names more than one place.",
                    "Write one of \"file\", \"folder\" and \"bucket\", for example"
                            + " { \"file\": \"data/orders.csv\" }.");
        }
        for (Object field : reader.keySet()) {
            if (!FIELDS.contains(String.valueOf(field))) {
                at.in(String.valueOf(field))
                        .warning(
                                "map.item-reader-field",
                                "\"itemReader\" has no field \"" + field + "\".",
                                Names.didYouMean(String.valueOf(field), FIELDS));
            }
        }
        String format = written(reader.get("format"));
        if (format != null) {
            at.oneOf(format, "format", FORMATS);
        }
        String delimiter = written(reader.get("delimiter"));
        if (delimiter != null && delimiter.length() != 1) {
            at.in("delimiter").error("value.range", "\"delimiter\" must be one character.", "");
        }
    }

    /// A text that is no expression.
    private static @Nullable String written(@Nullable Object value) {
        return value instanceof String text && !Template.isExpression(text) ? text : null;
    }
}
