package dev.sluice.engine.machine.program;

import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// How many items a reader may give at most where a path says it: the States Language has the path
/// in a field of its own, not behind a key that ends in `.$`.
final class ReaderLimit {
    private static final String CONFIG = "ReaderConfig";

    private ReaderLimit() {}

    /// The reader, with the limit where it is computed like its other fields.
    static @Nullable Template computed(@Nullable Template written) {
        if (written == null
                || !(written.value() instanceof Map<?, ?> reader)
                || !(reader.get(CONFIG) instanceof Map<?, ?> config)
                || !(config.get("MaxItemsPath") instanceof String path)) {
            return written;
        }
        Map<String, @Nullable Object> limited = copy(config);
        limited.put("MaxItems.$", path);
        Map<String, @Nullable Object> computed = copy(reader);
        computed.put(CONFIG, limited);
        return new Template(computed);
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
