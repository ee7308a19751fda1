package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The states of one scope: of the whole flow, of one branch, or of one box. A scope holds every
/// step that wires reach from its first ones without passing a join of a fork around it. A fork in
/// it is one Parallel state that goes on after the fork's join. Tails that several scopes reach by
/// their catches are copied into each, under names of their own.
final class ScopeStates {
    private final Drafting draft;
    private final StepStates kinds;
    private final Map<String, Step> steps;
    private final Set<String> joined;
    private final Set<String> copied;
    private final Map<String, Object> states = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<List<String>, String> forks = new HashMap<>();
    private final Set<String> exits = new LinkedHashSet<>();
    private final Deque<Step> open = new ArrayDeque<>();

    /// @param steps those of the flow or of the box that the scope is in
    /// @param joined joins that a fork has ended at, and `copied` steps that have a state already;
    ///   both in all scopes of that flow or box
    private ScopeStates(
            Drafting draft, Map<String, Step> steps, Set<String> joined, Set<String> copied) {
        this.draft = draft;
        this.kinds = new StepStates(draft);
        this.steps = steps;
        this.joined = joined;
        this.copied = copied;
    }

    /// The scope of the steps of a flow or a box, without any state yet.
    static ScopeStates of(Drafting draft, Map<String, Step> steps) {
        return new ScopeStates(draft, steps, new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    /// The states of a box, as a processor or branch has them.
    static Map<String, Object> inside(Drafting draft, String box, Step.Body body)
            throws ExportException {
        ScopeStates scope = of(draft, body.steps());
        return scope.block(body.start(), box);
    }

    /// What a branch, a processor or a state machine is: where it starts, and its states.
    Map<String, Object> block(List<String> start, String owner) throws ExportException {
        String first = target(start, owner);
        if (first == null) {
            first = end(owner);
        }
        finish();
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("StartAt", first);
        block.put("States", states);
        return block;
    }

    /// Adds a state that no step has.
    void put(String name, Map<String, @Nullable Object> state) {
        states.put(name, state);
    }

    /// The states so far; all of them after [#finish].
    Map<String, Object> states() {
        return states;
    }

    /// Makes the states of all steps that others lead to.
    void finish() throws ExportException {
        while (!open.isEmpty()) {
            make(open.pop());
        }
    }

    private void make(Step step) throws ExportException {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        states.put(name(step), state);
        kinds.fill(step, state, this);
    }

    /// Leads to the targets, or ends the scope.
    void lead(Map<String, @Nullable Object> state, List<String> next, String owner)
            throws ExportException {
        String name = target(next, owner);
        if (name == null) {
            state.put("End", true);
        } else {
            state.put("Next", name);
        }
    }

    /// The state that the targets stand for, where the language demands one: if need be one that
    /// only ends the scope.
    String targetOrEnd(List<String> next, String owner) throws ExportException {
        String name = target(next, owner);
        return name == null ? end(owner) : name;
    }

    private String end(String owner) {
        String name = draft.names().unique(owner + " end");
        states.put(name, Cfn.map("Type", "Succeed"));
        return name;
    }

    /// The state that the targets stand for; `null` where they end the scope.
    @Nullable String target(List<String> next, String owner) throws ExportException {
        if (next.isEmpty()) {
            return null;
        }
        if (next.size() > 1) {
            String known = forks.get(next);
            return known == null ? fork(next, owner) : known;
        }
        Step step = steps.get(next.getFirst());
        if (step == null) {
            throw notNested("\"" + owner + "\" leads to \"" + next.getFirst() + "\"");
        }
        if (step instanceof Step.Join) {
            exits.add(step.id());
            return null;
        }
        return name(step);
    }

    private String name(Step step) {
        String name = names.get(step.id());
        if (name == null) {
            name = draft.names().unique(step.id());
            names.put(step.id(), name);
            open.add(step);
            if (!copied.add(step.id())) {
                draft.report()
                        .exact(
                                Kind.STEP,
                                step.id(),
                                "copy",
                                "Several branches lead here, so it is there once more as state \""
                                        + name
                                        + "\".");
            }
        }
        return name;
    }

    private String fork(List<String> next, String owner) throws ExportException {
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        List<Object> branches = new ArrayList<>();
        Set<String> ends = new LinkedHashSet<>();
        Set<String> done = new LinkedHashSet<>(joined);
        for (String target : next) {
            var branch = new ScopeStates(draft, steps, joined, copied);
            branches.add(branch.branch(target, owner));
            ends.addAll(branch.exits);
        }
        if (ends.size() > 1) {
            throw notNested("The branches after \"" + owner + "\" reach several joins: " + ends);
        }
        String join = ends.isEmpty() ? null : ends.iterator().next();
        if (join != null && (done.contains(join) || !joined.add(join))) {
            throw notNested("Branches of several forks reach the join \"" + join + "\"");
        }
        String name = draft.names().unique(join == null ? owner + " branches" : join);
        forks.put(next, name);
        states.put(name, state);
        close(state, branches, join, name);
        return name;
    }

    private Map<String, Object> branch(String target, String owner) throws ExportException {
        if (steps.get(target) instanceof Step.Join) {
            exits.add(target);
            String name = draft.names().unique(owner + " to " + target);
            states.put(name, Cfn.map("Type", "Pass", "End", true));
            return Cfn.map("StartAt", name, "States", states);
        }
        return block(List.of(target), owner);
    }

    /// The join is what the Parallel state makes of the branches' outputs, and where it goes on.
    private void close(
            Map<String, @Nullable Object> state,
            List<Object> branches,
            @Nullable String join,
            String name)
            throws ExportException {
        state.put("Type", "Parallel");
        Step step = join == null ? null : steps.get(join);
        if (step != null) {
            kinds.comment(step, state);
        }
        kinds.language(step == null ? null : step.data().language(), state);
        state.put("Branches", branches);
        if (step == null) {
            state.put("End", true);
            return;
        }
        Data data = step.data();
        var input = new StatesMember("input", "$states.result");
        kinds.results(data, input, null, state);
        draft.report()
                .exact(
                        Kind.STEP,
                        step.id(),
                        "join",
                        "The output of the Parallel state \"" + name + "\".");
        lead(state, step.next(), step.id());
    }

    private static ExportException notNested(String what) {
        return new ExportException(
                what + ", which has no nested form",
                "Run: sluice check. It names the wires and how to repair them.");
    }
}
