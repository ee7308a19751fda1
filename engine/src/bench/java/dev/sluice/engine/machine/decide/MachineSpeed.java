package dev.sluice.engine.machine.decide;

import dev.sluice.engine.bench.Figure;
import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.Expression;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.Input;
import dev.sluice.engine.machine.program.Program;
import dev.sluice.engine.machine.state.RunState;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many steps a second the machine takes on one core, in memory and without functions: chains
/// of transforms that each evaluate one JSONata path, beside the cost of the path alone.
///
/// Run it with `packaging/bench.sh`, or as a main class.
public final class MachineSpeed {
    private static final int STEPS = 1_000;
    private static final int RUNS = 1_000;
    private static final int ROUNDS = 7;

    private MachineSpeed() {}

    public static void main(String[] arguments) throws EvaluationException {
        System.out.println("what                                       per second    ns each");
        double paths =
                measure(
                        "steps: transform, one path each",
                        STEPS * RUNS,
                        chain("{% $states.input.v %}"));
        double general =
                measure(
                        "steps: transform, one general expression",
                        STEPS * RUNS / 5,
                        chain("{% $states.input.v + 1 %}"));
        double items = measureItems("items: map over 1,000, a transform each", 1_000);
        measureItems("items: map over 100,000, a transform each", 100_000);
        Machine machine = chain("{% $states.input.v %}");
        List<Entry> entries = entries(machine);
        report(
                "events read again (evolve)",
                entries.size() * RUNS,
                () -> {
                    for (int i = 0; i < RUNS; i++) {
                        var state = new RunState("run");
                        entries.forEach(entry -> machine.evolve(state, entry));
                        require(state.status() == RunState.Status.SUCCEEDED);
                    }
                });
        double path = expression("floor: one path", "$states.input.v", 10_000_000);
        double one = expression("floor: one general expression", "$states.input.v + 1", 1_000_000);
        expression("a filter over 3 elements", "$states.input.list[n > 1].n", 200_000);
        figure("steps in memory, one JSONata path each", paths, "the path alone", path)
                .budget("≥ 400,000/s", paths >= 400_000)
                .print();
        figure("steps in memory, one general expression each", general, "it alone", one).print();
        figure("items of a map over 1,000, a transform each", items, "its path alone", path)
                .budget("≥ 100,000/s", items >= 100_000)
                .print();
    }

    private static Figure figure(String what, double rate, String floor, double floorRate) {
        return Figure.of(
                what,
                Figure.perSecond(rate),
                floor + " " + Figure.perSecond(floorRate),
                floorRate / rate);
    }

    private static Machine chain(String output) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (int i = 0; i < STEPS; i++) {
            List<String> next = i + 1 < STEPS ? List.of("s" + (i + 1)) : List.of();
            steps.put("s" + i, transform("s" + i, output, next));
        }
        return machine(steps);
    }

    private static Step transform(String id, String output, List<String> next) {
        var data = new Data(null, null, new Template(Map.of("v", output)), Map.of(), false, null);
        return new Step.Transform(Step.Head.of(id), data, next);
    }

    private static Machine map() {
        Step inside = transform("inside", "{% $states.input.v %}", List.of());
        Step map =
                new Step.Map(
                        Step.Head.of("s0"),
                        new Template("{% $states.input.v %}"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Step.Body(List.of("inside"), Map.of("inside", inside)),
                        Data.NONE,
                        Limits.NONE,
                        Handling.NONE,
                        List.of());
        return machine(Map.of("s0", map));
    }

    private static double measureItems(String what, int items) {
        Machine machine = map();
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            all.add(Map.of("v", i));
        }
        int runs = 300_000 / items;
        return report(
                what,
                (long) items * runs,
                () -> {
                    for (int i = 0; i < runs; i++) {
                        run(machine, new Input.Start("go", Map.of("v", all), 1, "", Map.of()));
                    }
                });
    }

    private static void run(Machine machine, Input.Start start) {
        var state = new RunState("run");
        machine.decide(state, start, Instant.EPOCH);
        while (!state.isOver()) {
            machine.decide(state, new Input.Continue(), Instant.EPOCH);
        }
        require(state.status() == RunState.Status.SUCCEEDED);
    }

    private static Machine machine(Map<String, Step> steps) {
        Flow empty = Flow.empty("chain");
        Trigger go = new Trigger.Manual(Trigger.Head.of("go", List.of("s0")));
        return new Machine(
                Program.of(
                        new Flow(
                                empty.name(),
                                null,
                                List.of(),
                                null,
                                null,
                                Map.of(),
                                Map.of("go", go),
                                steps,
                                Map.of(),
                                Map.of())));
    }

    private static double measure(String what, int steps, Machine machine) {
        int runs = steps / STEPS;
        return report(
                what,
                steps,
                () -> {
                    for (int i = 0; i < runs; i++) {
                        run(machine, start());
                    }
                });
    }

    private static Input.Start start() {
        return new Input.Start("go", Map.of("v", 1), 1, "", Map.of());
    }

    private static List<Entry> entries(Machine machine) {
        List<Entry> entries = new ArrayList<>();
        var state = new RunState("run");
        entries.addAll(machine.decide(state, start(), Instant.EPOCH).entries());
        while (!state.isOver()) {
            entries.addAll(machine.decide(state, new Input.Continue(), Instant.EPOCH).entries());
        }
        return entries;
    }

    private static double expression(String what, String text, int times)
            throws EvaluationException {
        Expression expression = new Expressions().compile(text);
        var bindings = new Fixed();
        Object expected = expression.evaluate(bindings);
        return report(
                what,
                times,
                () -> {
                    try {
                        for (int i = 0; i < times; i++) {
                            require(expression.evaluate(bindings) != bindings);
                        }
                    } catch (EvaluationException e) {
                        throw new IllegalStateException(expected + ": " + e.getMessage(), e);
                    }
                });
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("The benchmark did not do what it measures");
        }
    }

    /// The median of some rounds after others that only warm up.
    private static double report(String what, long times, Runnable work) {
        double[] nanos = new double[ROUNDS];
        for (int round = -4; round < ROUNDS; round++) {
            long began = System.nanoTime();
            work.run();
            if (round >= 0) {
                nanos[round] = (System.nanoTime() - began) / (double) times;
            }
        }
        Arrays.sort(nanos);
        double median = nanos[ROUNDS / 2];
        System.out.printf("%-40s %,13.0f %10.1f%n", what, 1e9 / median, median);
        return 1e9 / median;
    }

    /// Bindings that never change.
    private static final class Fixed implements Bindings {
        private final Map<String, Object> states =
                Map.of(
                        "input",
                        Map.of(
                                "v",
                                1,
                                "list",
                                List.of(Map.of("n", 1), Map.of("n", 2), Map.of("n", 3))));

        @Override
        public @Nullable Object variable(String name) {
            return name.equals("states") ? states : UNDEFINED;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long random() {
            return 0;
        }
    }
}
