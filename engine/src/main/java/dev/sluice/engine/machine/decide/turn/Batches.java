package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts the items of a map together, so that one iteration gets several: `{"BatchInput", "Items"}`.
/// Each item is what `itemSelector` makes of it. A map without a batcher keeps its items.
///
/// @param written what `itemBatcher` comes to; `null`: there is none
public record Batches(Kind.Items kind, Turn turn, Token token, @Nullable Map<?, ?> written) {
    public static Batches of(Kind.Items kind, Turn turn, Token token) throws EvaluationException {
        if (kind.batcher() == null) {
            return new Batches(kind, turn, token, null);
        }
        Object written = Values.of(kind.batcher(), Sight.ofOpening(turn, token));
        if (written instanceof Map<?, ?> map) {
            return new Batches(kind, turn, token, map);
        }
        throw new EvaluationException(
                "itemBatcher must be an object; it is " + Values.brief(written));
    }

    /// @param from how many batches there are already
    public List<?> of(List<?> items, int from) throws EvaluationException {
        if (written == null) {
            return items;
        }
        long mostItems = limit("maxItems");
        long mostBytes = limit("maxBytes");
        List<Object> batches = new ArrayList<>();
        List<@Nullable Object> batch = new ArrayList<>();
        long bytes = 0;
        int index = from;
        for (Object item : items) {
            Object selected = selected(index++, item);
            long size = mostBytes == Long.MAX_VALUE ? 0 : size(selected);
            if (!batch.isEmpty() && (batch.size() >= mostItems || bytes + size > mostBytes)) {
                batches.add(input(batch));
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(selected);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(input(batch));
        }
        return batches;
    }

    private @Nullable Object selected(int index, @Nullable Object item) throws EvaluationException {
        return kind.selector() == null
                ? KeyedItem.plain(item)
                : Values.of(kind.selector(), Sight.ofBatchedItem(turn, token, index, item));
    }

    private Object input(List<@Nullable Object> batch) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        if (written != null && written.containsKey("input")) {
            input.put("BatchInput", written.get("input"));
        }
        input.put("Items", batch);
        return input;
    }

    private static int size(@Nullable Object item) {
        return Json.write(item).getBytes(StandardCharsets.UTF_8).length;
    }

    private long limit(String field) throws EvaluationException {
        Object value = written == null ? null : written.get(field);
        if (value == null) {
            return Long.MAX_VALUE;
        }
        if (value instanceof Number number
                && number.doubleValue() >= 1
                && number.doubleValue() == Math.rint(number.doubleValue())) {
            return number.longValue();
        }
        throw new EvaluationException(
                field + " must be a whole number, 1 or more; it is " + Values.brief(value));
    }
}
