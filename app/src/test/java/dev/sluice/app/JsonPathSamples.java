package dev.sluice.app;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A flow whose steps are in JSONPath, as imported ones are, and a run of it.
public final class JsonPathSamples {
    /// What the input of the run is.
    public static final Map<String, Object> INPUT =
            Map.of("order", Map.of("sku", "A-7", "odd name", 1), "delay", 3);

    private JsonPathSamples() {}

    /// An order that is priced, waits, and is sent or refused.
    public static FlowDocument order() {
        Map<String, Step> steps = new LinkedHashMap<>();
        var price =
                new Step.Function(
                        Step.Head.of("price"),
                        "price",
                        data(
                                new Data.Paths(
                                        text("$.order"),
                                        new Template(Map.of("sku.$", "$.sku", "times", 2)),
                                        new Template(Map.of("total.$", "$.sum")),
                                        text("$.price"),
                                        null)),
                        Limits.NONE,
                        new Handling(
                                List.of(),
                                List.of(
                                        new Handling.Catcher(
                                                List.of("States.ALL"),
                                                List.of("refuse"),
                                                null,
                                                Map.of(),
                                                text("$.error")))),
                        List.of("hold"));
        var hold =
                new Step.Wait(
                        Step.Head.of("hold"), text("$.delay"), null, data(null), List.of("large"));
        var rule =
                new Step.Rule(
                        "many",
                        new Template(comparison("$.price.total", "NumericGreaterThan", 100)),
                        List.of("refuse"),
                        null,
                        Map.of());
        var large =
                new Step.Choice(Step.Head.of("large"), List.of(rule), List.of("send"), data(null));
        var send = new Step.Succeed(Step.Head.of("send"), data(null));
        var refuse =
                new Step.Fail(Step.Head.of("refuse"), new Template("TooLarge"), null, data(null));
        List.of(price, hold, large, send, refuse).forEach(step -> steps.put(step.id(), step));
        Map<String, Trigger> triggers = new LinkedHashMap<>();
        triggers.put("by-hand", new Trigger.Manual(Trigger.Head.of("by-hand", List.of("price"))));
        return new FlowDocument(
                new Flow(
                        "order",
                        null,
                        List.of("aws"),
                        null,
                        null,
                        Map.of(),
                        triggers,
                        steps,
                        Map.of("price", function()),
                        Map.of()),
                Layout.EMPTY);
    }

    public static Map<String, Object> comparison(String path, String operator, Object with) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("Variable", path);
        written.put(operator, with);
        return written;
    }

    private static FunctionSpec function() {
        return FunctionSpec.of("price", "python3.13", "index.handler", "functions/price");
    }

    private static Data data(Data.@Nullable Paths paths) {
        return new Data(QueryLanguage.JSONPATH, null, null, Map.of(), false, paths);
    }

    private static Template text(String path) {
        return new Template(path);
    }

    /// A run to its good end.
    public static RunScript run() {
        var priced = Map.of("order", INPUT.get("order"), "delay", 3, "price", Map.of("total", 42));
        return new RunScript("r1")
                .started("by-hand")
                .came("price", INPUT)
                .called("price", Map.of("sku", "A-7", "times", 2))
                .add(
                        new RunEvent.StepSucceeded(
                                StepPath.of("price"),
                                1,
                                priced,
                                null,
                                new RunEvent.Result(Map.of("sum", 42, "note", "ok"))))
                .came("hold", priced)
                .gave("hold", priced, null)
                .came("large", priced)
                .gave("large", priced, null)
                .came("send", priced)
                .gave("send", priced, null)
                .succeeded(priced);
    }
}
