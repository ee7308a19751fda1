package dev.sluice.engine.check.step;

import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// What must hold for the `itemBatcher` of a map.
final class ItemBatcherRules {
    private static final List<String> FIELDS = List.of("maxItems", "maxBytes", "input");

    private ItemBatcherRules() {}

    static void check(@Nullable Object written, Findings.On at) {
        if (!(written instanceof Map<?, ?> batcher)) {
            at.error("map.item-batcher", "\"itemBatcher\" must be an object.", "");
            return;
        }
        for (Map.Entry<?, ?> each : batcher.entrySet()) {
            String key = String.valueOf(each.getKey());
            String field = key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
            if (!FIELDS.contains(field)) {
                at.in(key)
                        .warning(
                                "map.item-batcher-field",
                                "\"itemBatcher\" has no field \"" + key + "\".",
                                Names.didYouMean(field, FIELDS));
            } else if (!field.equals("input") && each.getValue() instanceof Number number) {
                at.range(number, key, 1, Integer.MAX_VALUE);
            }
        }
        if (batcher.keySet().stream().noneMatch(key -> String.valueOf(key).startsWith("max"))) {
            at.error(
                    "map.item-batcher",
                    "\"itemBatcher\" does not say how large a batch is.",
                    "Write \"maxItems\" or \"maxBytes\".");
        }
    }
}
