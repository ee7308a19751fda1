package dev.sluice.engine.cost;

import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.cost.usage.GivenUsage.Field;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Small flows for tests.
public final class Flows {
    private Flows() {}

    public static Flow of(List<String> start, Step... steps) {
        Map<String, Step> byId = new LinkedHashMap<>();
        Map<String, FunctionSpec> functions = new LinkedHashMap<>();
        for (Step step : steps) {
            byId.put(step.id(), step);
            if (step instanceof Step.Function f) {
                functions.putIfAbsent(f.function(), spec(f.function(), 1024, null));
            }
        }
        return flow(start, byId, functions);
    }

    public static Flow flow(
            List<String> start, Map<String, Step> steps, Map<String, FunctionSpec> functions) {
        var manual = new Trigger.Manual(Trigger.Head.of("manual", start));
        return new Flow(
                "test",
                null,
                List.of("aws"),
                null,
                null,
                Map.of(),
                Map.of("manual", manual),
                steps,
                functions,
                Map.of());
    }

    public static FunctionSpec spec(String id, int memoryMb, String architecture) {
        return new FunctionSpec(
                id,
                "python3.13",
                "index.handler",
                "functions/" + id,
                memoryMb,
                null,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                architecture,
                null);
    }

    public static Step.Function function(String id, String... next) {
        return new Step.Function(
                Step.Head.of(id), id, Data.NONE, Limits.NONE, Handling.NONE, List.of(next));
    }

    public static Step.Join join(String id, String... next) {
        return new Step.Join(Step.Head.of(id), Data.NONE, List.of(next));
    }

    public static Step.Transform transform(String id, String... next) {
        return new Step.Transform(Step.Head.of(id), Data.NONE, List.of(next));
    }

    public static Step.Map map(String id, Step inside, String... next) {
        return new Step.Map(
                Step.Head.of(id),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Step.Body(List.of(inside.id()), Map.of(inside.id(), inside)),
                Data.NONE,
                Limits.NONE,
                Handling.NONE,
                List.of(next));
    }

    public static Flow oneFunction(int memoryMb) {
        Flow flow = of(List.of("f"), function("f"));
        return flow(List.of("f"), flow.steps(), Map.of("f", spec("f", memoryMb, null)));
    }

    public static Flow chain(int length) {
        Step[] steps = new Step[length];
        for (int i = 0; i < length; i++) {
            steps[i] = i + 1 < length ? transform("s" + i, "s" + (i + 1)) : transform("s" + i);
        }
        return of(List.of("s0"), steps);
    }

    public static GivenUsage given(String step, Map<String, String> values) {
        Map<Field, BigDecimal> fields = new EnumMap<>(Field.class);
        values.forEach(
                (key, value) ->
                        fields.put(
                                Arrays.stream(Field.values())
                                        .filter(f -> f.key().equals(key))
                                        .findFirst()
                                        .orElseThrow(),
                                value == null ? null : new BigDecimal(value)));
        return new GivenUsage(null, Map.of(), Map.of(step, fields));
    }
}
