package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a map into a Map state: inline, or distributed where only that can do what the step says.
public final class MapState {
    private final Drafting draft;
    private final StepStates common;

    MapState(Drafting draft, StepStates common) {
        this.draft = draft;
        this.common = common;
    }

    void fill(Step.Map map, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        common.begin("Map", map, state);
        boolean distributed = map.isDistributed();
        items(map, state);
        if (map.itemReader() != null) {
            state.put("ItemReader", new ItemReader(draft, map.id(), map.itemReader()).state());
        }
        if (map.itemBatcher() != null) {
            state.put("ItemBatcher", batcher(map.itemBatcher().value()));
        }
        StepStates.value("ItemSelector", map.itemSelector(), state);
        Data data = map.data();
        JsonPathFields.writeValue("MaxConcurrency", map.maxConcurrency(), data, state);
        JsonPathFields.writeValue(
                "ToleratedFailureCount", map.toleratedFailureCount(), data, state);
        JsonPathFields.writeValue(
                "ToleratedFailurePercentage", map.toleratedFailurePercentage(), data, state);
        Map<String, Object> processor = new LinkedHashMap<>();
        Map<?, ?> own = own(map);
        processor.put("ProcessorConfig", mode(distributed, own));
        processor.putAll(ScopeStates.inside(draft, map.id(), map.body()));
        state.put("ItemProcessor", processor);
        if (own.get("label") != null) {
            state.put("Label", own.get("label"));
        }
        if (own.get("resultWriter") != null) {
            state.put("ResultWriter", own.get("resultWriter"));
        }
        common.results(map.data(), null, null, state);
        common.handling(map, state, scope);
        scope.lead(state, map.next(), map.id());
        tell(map, distributed);
    }

    private static void items(Step.Map map, Map<String, @Nullable Object> state)
            throws ExportException {
        Template items = map.items();
        if (!JsonPathFields.areOf(map.data())) {
            if (map.itemReader() == null) {
                state.put("Items", items == null ? "{% $states.input %}" : items.value());
            }
            return;
        }
        new JsonPathFields(map.data(), "").writeInput(state);
        if (items != null && !(items.value() instanceof String)) {
            throw new ExportException(
                    "The map \""
                            + map.id()
                            + "\" is written in JSONPath and names its items itself",
                    "Let a transform before it give them, or write the map in JSONata.");
        }
        StepStates.value("ItemsPath", items, state);
    }

    private static @Nullable Object batcher(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> batcher)) {
            return written;
        }
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        batcher.forEach(
                (key, value) ->
                        state.put(
                                switch (String.valueOf(key)) {
                                    case "maxItems" -> "MaxItemsPerBatch";
                                    case "maxItems.$" -> "MaxItemsPerBatchPath";
                                    case "maxBytes" -> "MaxInputBytesPerBatch";
                                    case "maxBytes.$" -> "MaxInputBytesPerBatchPath";
                                    case "input" -> "BatchInput";
                                    default -> String.valueOf(key);
                                },
                                value));
        return state;
    }

    /// Whether the state machine will start runs of its own parts.
    public static boolean anyDistributed(Flow flow) {
        return flow.everyStep().stream()
                .anyMatch(step -> step instanceof Step.Map map && map.isDistributed());
    }

    private static Map<?, ?> own(Step.Map map) {
        return map.distributed() != null && map.distributed().value() instanceof Map<?, ?> fields
                ? fields
                : Map.of();
    }

    private static Map<String, Object> mode(boolean distributed, Map<?, ?> own) {
        String type = "EXPRESS".equals(own.get("executionType")) ? "EXPRESS" : "STANDARD";
        return distributed
                ? Cfn.map("Mode", "DISTRIBUTED", "ExecutionType", type)
                : Cfn.map("Mode", "INLINE");
    }

    private void tell(Step.Map map, boolean distributed) {
        if (distributed) {
            draft.report()
                    .emulated(
                            Kind.STEP,
                            map.id(),
                            "map",
                            "Distributed Map state: each item is a run of its own, which is billed"
                                    + " as such and cannot read variables from outside the map; a"
                                    + " tolerated failure is not in the output as {\"Error\","
                                    + " \"Cause\"}.");
            draft.allow(
                    Cfn.statement(
                            Cfn.allow(
                                    Cfn.sub(
                                            "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${AWS::StackName}-flow"),
                                    "states:StartExecution")));
        } else {
            draft.report()
                    .exact(
                            Kind.STEP,
                            map.id(),
                            "map",
                            "Inline Map state; at most 40 items at once.");
        }
        if (map.limits().timeoutSeconds() != null) {
            draft.report()
                    .lost(
                            Kind.STEP,
                            map.id(),
                            "timeoutSeconds",
                            "A Map state has no time limit. Limit the steps inside, or the whole"
                                    + " flow.");
        }
    }
}
