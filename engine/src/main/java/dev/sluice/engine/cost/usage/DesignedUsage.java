package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.cost.usage.GivenUsage.Field;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The use of a flow as far as its file tells, with stated assumptions for the rest: a run comes
/// once to every step that wires lead to, on each way out of a choice; no error happens; loops are
/// gone through once.
public final class DesignedUsage {
    private final Flow flow;
    private final GivenUsage given;
    private final Assumptions assumptions;
    private final Map<String, Step> steps;
    private final Map<String, @Nullable Figure> visits = new HashMap<>();
    private final Map<String, List<String>> assumed = new LinkedHashMap<>();

    private DesignedUsage(Flow flow, GivenUsage given, Assumptions assumptions) {
        this.flow = flow;
        this.given = given;
        this.assumptions = assumptions;
        this.steps = flow.stepsById();
    }

    /// The use of that flow, where the user says nothing else.
    public static Usage of(Flow flow, GivenUsage given, Assumptions assumptions) {
        return new DesignedUsage(flow, given, assumptions).usage();
    }

    private Usage usage() {
        Set<String> starts = new LinkedHashSet<>();
        flow.triggers().values().forEach(trigger -> starts.addAll(trigger.next()));
        reach(flow.steps(), starts, Figure.of(1, Origin.ASSUMED));
        Map<String, StepUsage> use = new LinkedHashMap<>();
        steps.forEach((id, step) -> use.put(id, use(step)));
        return new Usage(use, Map.of(), basis());
    }

    /// Counts one visit for every step of a box that wires lead to, then goes into the boxes.
    private void reach(Map<String, Step> steps, Collection<String> starts, @Nullable Figure count) {
        Deque<String> open = new ArrayDeque<>(starts);
        Set<String> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Step step = steps.get(open.pop());
            if (step != null && reached.add(step.id())) {
                Ways.of(step).forEach(open::addAll);
            }
        }
        steps.forEach(
                (id, step) -> {
                    Figure here = reached.contains(id) ? count : Figure.of(0, Origin.ASSUMED);
                    visits.put(id, given.or(id, Field.VISITS, here));
                    Step.Body body = step.body();
                    if (body != null) {
                        reach(body.steps(), body.start(), rounds(step));
                    }
                });
    }

    /// How often the first steps inside a box are visited.
    private @Nullable Figure rounds(Step box) {
        Figure times = visits.get(box.id());
        return box instanceof Step.Map
                ? StepUsage.product(
                        times, known(box.id(), Field.ITEMS, assumptions.items(), Origin.ASSUMED))
                : times;
    }

    private StepUsage use(Step step) {
        String id = step.id();
        Figure visited = visits.get(id);
        Figure retries = given.or(id, Field.RETRIES, Figure.of(0, Origin.ASSUMED));
        Figure forks = StepUsage.product(visited, forksPerVisit(step));
        Figure ends = StepUsage.product(visited, endsPerVisit(step));
        String function = step.function();
        if (function == null) {
            return new StepUsage(visited, retries, forks, ends, null, null, null, null, null);
        }
        Figure calls = StepUsage.sum(visited, retries);
        Figure duration = known(id, Field.DURATION_MS, assumptions.durationMs(), Origin.ASSUMED);
        Figure init = known(id, Field.INIT_MS, assumptions.initMs(), Origin.ASSUMED);
        Figure rate = known(id, Field.INIT_RATE, assumptions.initRate(), Origin.ASSUMED);
        return new StepUsage(
                visited,
                retries,
                forks,
                ends,
                calls,
                StepUsage.product(calls, whole(duration)),
                StepUsage.product(calls, StepUsage.product(rate, whole(init))),
                memory(flow.functions().get(function), given, id),
                storage(given, id));
    }

    /// The configured memory of the function that a step calls.
    static @Nullable Figure memory(@Nullable FunctionSpec spec, GivenUsage given, String step) {
        return given.or(
                step,
                Field.MEMORY_MB,
                spec == null ? null : Figure.of(spec.memory(), Origin.DESIGNED));
    }

    static @Nullable Figure storage(GivenUsage given, String step) {
        return given.or(
                step, Field.STORAGE_MB, Figure.of(StepUsage.FREE_STORAGE_MB, Origin.DESIGNED));
    }

    /// Milliseconds are billed whole.
    static @Nullable Figure whole(@Nullable Figure ms) {
        return ms == null
                ? null
                : new Figure(ms.value().setScale(0, RoundingMode.CEILING), ms.origin());
    }

    private Figure endsPerVisit(Step step) {
        boolean ends =
                step instanceof Step.Choice
                        && Ways.of(step).stream().anyMatch(way -> Ways.endsAtOnce(way, steps));
        return Figure.of(ends ? 1 : 0, Origin.DESIGNED);
    }

    private static Figure forksPerVisit(Step step) {
        boolean out = Ways.of(step).stream().anyMatch(way -> way.size() > 1);
        return Figure.of(out ? 1 : 0, Origin.DESIGNED);
    }

    private @Nullable Figure known(String id, Field field, BigDecimal otherwise, Origin origin) {
        if (!given.says(id, field)) {
            assumed.computeIfAbsent(
                            field.meaning() + ": " + otherwise.toPlainString(),
                            _ -> new ArrayList<>())
                    .add(id);
        }
        return given.or(id, field, new Figure(otherwise, origin));
    }

    private List<String> basis() {
        List<String> basis = new ArrayList<>();
        basis.add(
                "Assumed: a run comes once to every step that wires lead to, on each way out of a"
                        + " choice; no error happens; loops are gone through once.");
        assumed.forEach(
                (what, steps) ->
                        basis.add("Assumed: " + what + " (" + String.join(", ", steps) + ")."));
        return List.copyOf(basis);
    }
}
