package dev.sluice.app;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Flows to test with.
public final class Samples {
    private Samples() {}

    /// Validate, two branches, a join, a choice, a box and a catch path: most of what can be drawn.
    public static FlowDocument photoIntake() {
        Map<String, Step> steps = new LinkedHashMap<>();
        add(
                steps,
                new Step.Function(
                        new Step.Head("validate", "Check the photo", null),
                        "validate",
                        Data.NONE,
                        Limits.NONE,
                        new Handling(
                                List.of(
                                        new Handling.Retrier(
                                                List.of("States.Timeout"), 1, 3, 2.0, null, null)),
                                List.of(
                                        new Handling.Catcher(
                                                List.of("States.ALL"),
                                                List.of("reject"),
                                                null,
                                                Map.of(),
                                                null))),
                        List.of("thumbnail", "metadata")));
        add(steps, function("thumbnail", "both"));
        add(steps, function("metadata", "both"));
        add(steps, new Step.Join(Step.Head.of("both"), Data.NONE, List.of("size")));
        add(
                steps,
                new Step.Choice(
                        new Step.Head("size", "How large?", null),
                        List.of(
                                rule("large", "{% $states.input.width > 4000 %}", "archive"),
                                rule(null, "{% $states.input.width > 400 %}", "notify")),
                        List.of("reject"),
                        Data.NONE));
        var resize = function("resize", null);
        var body = new Step.Body(List.of("resize"), Map.of("resize", resize));
        add(
                steps,
                new Step.Group(
                        new Step.Head("archive", "Archive", null),
                        body,
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of("notify")));
        add(
                steps,
                new Step.Publish(
                        Step.Head.of("notify"),
                        null,
                        "photos-done",
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of()));
        add(
                steps,
                new Step.Fail(Step.Head.of("reject"), new Template("BadPhoto"), null, Data.NONE));
        Map<String, Trigger> triggers = new LinkedHashMap<>();
        triggers.put(
                "uploaded",
                new Trigger.ObjectChange(
                        Trigger.Head.of("uploaded", List.of("validate")),
                        "photos",
                        List.of("created"),
                        null,
                        ".jpg"));
        triggers.put(
                "by-hand", new Trigger.Manual(Trigger.Head.of("by-hand", List.of("validate"))));
        Map<String, FunctionSpec> functions = new LinkedHashMap<>();
        functions.put("validate", spec("validate", "python3.13"));
        functions.put("thumbnail", spec("thumbnail", "python3.13"));
        functions.put("metadata", spec("metadata", "nodejs22.x"));
        functions.put("resize", spec("resize", "java21"));
        var flow =
                new Flow(
                        "photo-intake",
                        null,
                        List.of("aws"),
                        null,
                        null,
                        Map.of(),
                        triggers,
                        steps,
                        functions,
                        Map.of("photos-done", new Resource.Topic("photos-done", null)));
        return new FlowDocument(flow, Layout.EMPTY);
    }

    /// A plain chain, for measuring: `count` steps with a wire each.
    public static FlowDocument chain(int count) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            add(
                    steps,
                    new Step.Transform(
                            Step.Head.of("step-" + i),
                            Data.NONE,
                            i + 1 < count ? List.of("step-" + (i + 1)) : List.of()));
        }
        var start = new Trigger.Manual(Trigger.Head.of("start", List.of("step-0")));
        var empty = Flow.empty("chain");
        var flow =
                new Flow(
                        "chain",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        Map.of("start", start),
                        steps,
                        empty.functions(),
                        empty.resources());
        return new FlowDocument(flow, Layout.EMPTY);
    }

    public static Step.Function function(String id, @Nullable String next) {
        return new Step.Function(
                Step.Head.of(id),
                id,
                Data.NONE,
                Limits.NONE,
                Handling.NONE,
                next == null ? List.of() : List.of(next));
    }

    public static Step.Transform transform(String id, String... next) {
        return new Step.Transform(Step.Head.of(id), Data.NONE, List.of(next));
    }

    private static Step.Rule rule(@Nullable String label, String when, String next) {
        return new Step.Rule(label, new Template(when), List.of(next), null, Map.of());
    }

    public static FunctionSpec spec(String id, String runtime) {
        return new FunctionSpec(
                id,
                runtime,
                "index.handler",
                "functions/" + id,
                256,
                10,
                null,
                false,
                Map.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static void add(Map<String, Step> steps, Step step) {
        steps.put(step.id(), step);
    }
}
