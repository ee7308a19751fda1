package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Figure.Origin;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What runs of a flow have used, taken from their events. Sums are kept, so that what one run used
/// is exact; means over several runs have 34 digits.
public final class Measured {
    private final Flow flow;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Integer> triggers = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Step> steps;
    private int runs;

    private Measured(Flow flow) {
        this.flow = flow;
        this.steps = flow.stepsById();
        steps.keySet().forEach(id -> tallies.put(id, new Tally()));
    }

    /// What those events, of one or several runs, say about that flow.
    public static Measured from(Flow flow, Iterable<Entry> entries) {
        var measured = new Measured(flow);
        for (Entry entry : entries) {
            measured.add(entry);
        }
        return measured;
    }

    /// How many runs the events are of.
    public int runs() {
        return runs;
    }

    /// The use as measured, with as many cold calls as there were: what these runs themselves would
    /// have cost.
    public Usage usage() {
        return usage(GivenUsage.NONE, null);
    }

    /// The use to be expected of many runs: the calls of a run on this computer are mostly cold, of
    /// one run among many mostly warm, so the share of cold calls is the assumed one.
    public Usage steady(GivenUsage given, Assumptions assumptions) {
        return usage(given, assumptions);
    }

    private Usage usage(GivenUsage given, @Nullable Assumptions steady) {
        var mean = new Mean(runs);
        Map<String, StepUsage> use = new LinkedHashMap<>();
        steps.forEach(
                (id, step) -> {
                    String function = step.function();
                    FunctionSpec spec = function == null ? null : flow.functions().get(function);
                    use.put(
                            id,
                            function == null
                                    ? tally(id).plain(id, given, mean)
                                    : tally(id).calling(id, spec, given, steady, mean));
                });
        Map<String, Figure> shares = new LinkedHashMap<>();
        triggers.forEach((id, count) -> shares.put(id, mean.of(BigDecimal.valueOf(count))));
        return new Usage(use, shares, basis(steady));
    }

    private List<String> basis(@Nullable Assumptions steady) {
        List<String> basis = new ArrayList<>();
        basis.add("Measured: " + runs + (runs == 1 ? " run" : " runs") + " on this computer.");
        if (ended.size() < runs) {
            basis.add("Not ended: " + (runs - ended.size()) + " of the measured runs.");
        }
        if (steady != null) {
            basis.add("Assumed: the share of calls that are cold: " + steady.initRate() + ".");
        }
        tallies.forEach((id, tally) -> tally.remarks(id, steady, basis));
        return List.copyOf(basis);
    }

    private void add(Entry entry) {
        if (entry.event().isLast()) {
            ended.add(entry.run());
        }
        switch (entry.event()) {
            case RunEvent.RunStarted e -> {
                runs++;
                triggers.merge(e.trigger(), 1, Integer::sum);
            }
            case RunEvent.StepScheduled e -> tally(e.step()).visited();
            case RunEvent.StepStarted e -> tally(e.step()).called(e.call());
            case RunEvent.StepRetried e -> tally(e.step()).retried(e.call());
            case RunEvent.StepSucceeded e -> tally(e.step()).reported(e.call());
            case RunEvent.StepFailed e -> tally(e.step()).reported(e.call());
            case RunEvent.StepCaught e -> {
                tally(e.step()).reported(e.call());
                left(e.step(), step -> step.handling().catchers().get(e.catcher()).next());
            }
            case RunEvent.ChoiceTaken e -> left(e.step(), step -> way(step, e.rule()));
            case RunEvent.StepCancelled e -> tally(e.step()).cancelled(e.call());
            case RunEvent.CallbackSent e -> tally(e.step()).reported(e.report());
            case RunEvent.TokenForked e -> {
                if (e.step() != null) {
                    tally(e.step()).forked();
                }
            }
            case RunEvent.RunResumed _,
                    RunEvent.StepPaused _,
                    RunEvent.TokenEnded _,
                    RunEvent.TokensJoined _,
                    RunEvent.VariableAssigned _,
                    RunEvent.ItemsAsked _,
                    RunEvent.ItemsRead _,
                    RunEvent.ItemStarted _,
                    RunEvent.ItemEnded _,
                    RunEvent.TimerSet _,
                    RunEvent.TimerFired _,
                    RunEvent.CallbackWaiting _,
                    RunEvent.CallbackReceived _,
                    RunEvent.FlowStarted _,
                    RunEvent.RunSucceeded _,
                    RunEvent.RunFailed _,
                    RunEvent.RunCancelled _ -> {}
        }
    }

    private static List<String> way(Step step, int rule) {
        List<List<String>> ways = Ways.of(step);
        return rule < 0 ? ways.getLast() : ways.get(rule);
    }

    /// Notes whether the way out that was taken leads to no other step.
    private void left(StepPath path, Function<Step, List<String>> way) {
        Step step = steps.get(id(path));
        if (step != null && Ways.endsAtOnce(way.apply(step), steps)) {
            tally(path).endedAtOnce();
        }
    }

    private Tally tally(String id) {
        return tallies.computeIfAbsent(id, _ -> new Tally());
    }

    private Tally tally(StepPath path) {
        return tally(id(path));
    }

    /// The step a path leads to. Ids are unique in a flow, but may hold slashes.
    private String id(StepPath path) {
        String text = path.text();
        for (int at = 0; at >= 0; at = text.indexOf('/', at + 1)) {
            String id = at == 0 ? text : text.substring(at + 1);
            if (steps.containsKey(id)) {
                return id;
            }
        }
        return text;
    }

    /// Spreads a sum over runs.
    record Mean(int runs) {
        Figure of(BigDecimal sum) {
            return new Figure(
                    runs == 0 ? sum : sum.divide(BigDecimal.valueOf(runs), Figure.DIVISION),
                    Origin.MEASURED);
        }

        Figure of(int sum) {
            return of(BigDecimal.valueOf(sum));
        }
    }
}
