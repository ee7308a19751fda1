package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Elements;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A Parallel state that is nothing but branches: wires to it lead to the branches' first steps,
/// and a join of its name gathers what they give. One that does more with its data or its errors
/// becomes a group.
final class Fork {
    private static final Set<String> FIELDS =
            Set.of("Type", "Comment", "Branches", "Next", "End", "QueryLanguage");

    private final Scope around;
    private final Members state;
    private final String join;
    private final Map<String, Step> steps;
    private final List<Scope> branches = new ArrayList<>();
    private final List<Fields> written = new ArrayList<>();

    Fork(Scope around, Members state, String join, Map<String, Step> steps) {
        this.around = around;
        this.state = state;
        this.join = join;
        this.steps = steps;
        for (Members branch : branches(state)) {
            var fields = new Fields(branch, join, around.draft());
            written.add(fields);
            branches.add(
                    Scope.ofBranch(
                            around.draft(), fields, around.language(), steps, List.of(join)));
        }
    }

    /// Whether a state is a Parallel state with several branches, at least one of which ends where
    /// all meet, and without anything else.
    static boolean isPlain(Members state) {
        List<Members> branches = branches(state);
        return "Parallel".equals(state.text("Type"))
                && FIELDS.containsAll(state.map().keySet())
                && branches.size() > 1
                && branches.stream().allMatch(Fork::hasStart)
                && branches.stream().anyMatch(Fork::reachesItsEnd);
    }

    private static boolean hasStart(Members branch) {
        Members states = branch.members("States");
        String start = branch.text("StartAt");
        return states != null && start != null && states.members(start) != null;
    }

    static List<Members> branches(Members state) {
        List<Members> branches = new ArrayList<>();
        if (state.get("Branches") instanceof Elements list) {
            for (Value each : list.list()) {
                if (each instanceof Members branch) {
                    branches.add(branch);
                }
            }
        }
        return branches;
    }

    /// Whether some way through a branch ends with `"End": true`.
    static boolean reachesItsEnd(Members branch) {
        Members states = branch.members("States");
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        add(branch.get("StartAt"), open);
        while (states != null && !open.isEmpty()) {
            String name = open.pop();
            Members state = states.members(name);
            if (state == null || !seen.add(name)) {
                continue;
            }
            if (state.get("End") instanceof Scalar(_, Boolean ends) && ends) {
                return true;
            }
            add(state.get("Next"), open);
            add(state.get("Default"), open);
            addAll(state.get("Choices"), open);
            addAll(state.get("Catch"), open);
        }
        return false;
    }

    private static void add(@Nullable Value name, Deque<String> open) {
        if (name instanceof Scalar(_, String text)) {
            open.add(text);
        }
    }

    private static void addAll(@Nullable Value list, Deque<String> open) {
        if (list instanceof Elements elements) {
            for (Value each : elements.list()) {
                if (each instanceof Members members) {
                    add(members.get("Next"), open);
                }
            }
        }
    }

    /// The first step of each branch.
    List<String> targets() {
        List<String> targets = new ArrayList<>();
        branches.forEach(branch -> targets.addAll(branch.start()));
        return targets;
    }

    /// Makes the steps of the branches, and the join.
    void read() {
        branches.forEach(Scope::read);
        written.forEach(Fields::tellRest);
        var fields = new Fields(state, join, around.draft());
        fields.take("Type");
        fields.take("Branches");
        fields.take("QueryLanguage");
        var head = new Step.Head(join, null, fields.text("Comment"));
        steps.put(join, new Step.Join(head, Data.NONE, around.next(fields)));
        fields.tellRest();
    }
}
