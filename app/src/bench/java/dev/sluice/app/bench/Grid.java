package dev.sluice.app.bench;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Layout;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Flows to measure with: a grid of function steps, where each leads to the next, every second one
/// also to the one after.
public final class Grid {
    private static final int COLUMNS = 50;

    private Grid() {}

    public static FlowDocument of(int count) {
        Map<String, Step> steps = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            List<String> next = new ArrayList<>();
            if (i + 1 < count) {
                next.add("step-" + (i + 1));
            }
            if (i % 2 == 0 && i + 2 < count) {
                next.add("step-" + (i + 2));
            }
            String id = "step-" + i;
            steps.put(
                    id,
                    new Step.Function(
                            Step.Head.of(id),
                            "resize",
                            Data.NONE,
                            Limits.NONE,
                            Handling.NONE,
                            next));
            places.put(id, Place.at(i % COLUMNS * 300, i / COLUMNS * 120));
        }
        Flow empty = Flow.empty("grid");
        var flow =
                new Flow(
                        "grid",
                        null,
                        List.of(),
                        null,
                        null,
                        Map.of(),
                        Map.of(),
                        steps,
                        Map.of("resize", resize()),
                        empty.resources());
        return new FlowDocument(flow, new Layout(places, List.of()));
    }

    private static FunctionSpec resize() {
        return new FunctionSpec(
                "resize",
                "python3.13",
                "index.handler",
                "functions/resize",
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
}
