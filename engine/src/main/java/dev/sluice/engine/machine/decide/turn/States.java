package dev.sluice.engine.machine.decide.turn;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The value of `$states`. The context object, which few expressions read, is made when one does.
final class States extends AbstractMap<String, @Nullable Object> {
    private final String extra;
    private final @Nullable Object input;
    private final @Nullable Object extraValue;
    private final Supplier<Map<String, @Nullable Object>> context;
    private @Nullable Map<String, @Nullable Object> all;

    /// @param extra `result`, `errorOutput`, or empty for neither
    States(
            @Nullable Object input,
            String extra,
            @Nullable Object extraValue,
            Supplier<Map<String, @Nullable Object>> context) {
        this.input = input;
        this.extra = extra;
        this.extraValue = extraValue;
        this.context = context;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return "input".equals(name) ? input : all().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return "input".equals(name) || all().containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return all().entrySet();
    }

    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> made = all;
        if (made == null) {
            made = new LinkedHashMap<>();
            made.put("input", input);
            if (!extra.isEmpty()) {
                made.put(extra, extraValue);
            }
            made.put("context", context.get());
            all = made;
        }
        return made;
    }
}
