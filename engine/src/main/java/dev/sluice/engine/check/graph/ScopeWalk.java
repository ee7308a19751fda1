package dev.sluice.engine.check.graph;

import dev.sluice.engine.check.graph.Scopes.Branch;
import dev.sluice.engine.check.graph.Scopes.Fork;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Fix;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Walks the wires of one region and finds the stack of branches each step is reached with.
final class ScopeWalk {
    /// A tail may be shared by so many branches before it is taken for a loop that never ends.
    private static final int MAX_SHARES = 200;

    private final Region region;
    private final int firstFork;
    private final Set<String> tails;
    private final List<OpenFork> forks = new ArrayList<>();
    private final Map<ForkKey, Integer> forkIndex = new HashMap<>();
    private final Map<String, Reached> reached = new LinkedHashMap<>();
    private final Deque<Arrival> open = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> complained = new HashSet<>();

    /// @param firstFork how many forks other regions have
    ScopeWalk(Region region, int firstFork) {
        this.region = region;
        this.firstFork = firstFork;
        this.tails = new TailSearch(region).tails();
    }

    /// What makes two wires with several targets the same fork.
    private record ForkKey(List<Branch> around, List<String> targets) {}

    /// A fork while it is still walked.
    private static final class OpenFork {
        final List<JsonPointer> places = new ArrayList<>();
        final List<String> targets;
        @Nullable String join;

        OpenFork(List<String> targets) {
            this.targets = targets;
        }
    }

    /// A wire that reaches a step.
    ///
    /// @param place of the wire's entry in its list of targets
    private record Arrival(String from, String to, List<Branch> stack, JsonPointer place) {}

    /// How a step was reached: first, and (tails only) with which other stacks.
    private record Reached(Arrival first, Set<List<Branch>> stacks) {}

    void run() {
        List<Outlet> entries = region.entries();
        entries.forEach(entry -> leave(entry, List.of()));
        if (region.box() == null && entries.isEmpty()) {
            enterWhereNothingLeads();
        }
        while (!open.isEmpty()) {
            arrive(open.remove());
        }
    }

    /// A flow without triggers is walked from the steps without a wire into them, so that drawing
    /// can begin anywhere.
    private void enterWhereNothingLeads() {
        var led = new HashSet<String>();
        region.outlets().values().forEach(list -> list.forEach(o -> led.addAll(o.targets())));
        for (String step : region.steps().keySet()) {
            if (!led.contains(step)) {
                open.add(new Arrival("", step, List.of(), region.placeOf(step)));
            }
        }
    }

    private void leave(Outlet outlet, List<Branch> stack) {
        List<String> targets = outlet.targets();
        int fork = targets.size() < 2 ? -1 : fork(outlet, stack);
        for (int i = 0; i < targets.size(); i++) {
            boolean isFirst = targets.indexOf(targets.get(i)) == i;
            if (isFirst && region.steps().containsKey(targets.get(i))) {
                List<Branch> inside = fork < 0 ? stack : pushed(stack, new Branch(fork, i));
                open.add(
                        new Arrival(
                                outlet.from(), targets.get(i), inside, outlet.place().child(i)));
            }
        }
    }

    private int fork(Outlet outlet, List<Branch> stack) {
        int index =
                forkIndex.computeIfAbsent(
                        new ForkKey(stack, outlet.targets()),
                        key -> {
                            forks.add(new OpenFork(key.targets()));
                            return firstFork + forks.size() - 1;
                        });
        List<JsonPointer> places = fork(index).places;
        if (!places.contains(outlet.place())) {
            places.add(outlet.place());
        }
        return index;
    }

    private OpenFork fork(int index) {
        return forks.get(index - firstFork);
    }

    private void arrive(Arrival arrival) {
        if (region.steps().get(arrival.to()) instanceof Step.Join) {
            arriveAtJoin(arrival);
        } else {
            reach(arrival);
        }
    }

    private void arriveAtJoin(Arrival arrival) {
        String join = arrival.to();
        if (arrival.stack().isEmpty()) {
            complain(
                    "join.without-fork",
                    arrival,
                    "The join " + quoted(join) + " is reached outside any fork.",
                    "A join waits for the branches of a fork: give one of the steps before it"
                            + " several targets, or replace the join by a transform.");
            return;
        }
        int index = arrival.stack().getLast().fork();
        OpenFork fork = fork(index);
        Reached before = reached.get(join);
        if (fork.join != null && !fork.join.equals(join)) {
            complain(
                    "fork.two-joins",
                    arrival,
                    "The branches of the fork into %s reach two joins, %s and %s."
                            .formatted(list(fork.targets), quoted(fork.join), quoted(join)),
                    "Lead all branches to one join.");
        } else if (fork.join == null && before != null) {
            complain(
                    "join.two-forks",
                    arrival,
                    "The join %s is reached by branches of two forks, also of the one into %s."
                            .formatted(quoted(join), list(fork.targets)),
                    "Give each fork a join of its own.");
        } else {
            fork.join = join;
            List<Branch> popped = arrival.stack().subList(0, arrival.stack().size() - 1);
            reach(new Arrival(arrival.from(), join, List.copyOf(popped), arrival.place()));
        }
    }

    private void reach(Arrival arrival) {
        Reached before = reached.get(arrival.to());
        if (before == null) {
            reached.put(arrival.to(), new Reached(arrival, new HashSet<>(Set.of(arrival.stack()))));
            goOn(arrival);
        } else if (!before.stacks().contains(arrival.stack())) {
            if (tails.contains(arrival.to()) && before.stacks().size() < MAX_SHARES) {
                before.stacks().add(arrival.stack());
                goOn(arrival);
            } else {
                complainOfMeeting(before.first(), arrival);
            }
        }
    }

    private void goOn(Arrival at) {
        for (Outlet outlet : region.outletsOf(at.to())) {
            leave(outlet, at.stack());
        }
    }

    private void complainOfMeeting(Arrival first, Arrival second) {
        String step = second.to();
        int common = commonLength(first.stack(), second.stack());
        boolean firstEnds = first.stack().size() == common;
        if (firstEnds || second.stack().size() == common) {
            Arrival inner = firstEnds ? second : first;
            OpenFork fork = fork(inner.stack().get(common).fork());
            complain(
                    "scope.left",
                    inner,
                    "The wire from %s to %s leaves a branch of the fork into %s without a join."
                            .formatted(quoted(inner.from()), quoted(step), list(fork.targets)),
                    "Lead the branch to a join first; a loop must stay within its branch. To"
                            + " leave on an error, put the fork in a group and catch there.");
            return;
        }
        Branch one = first.stack().get(common);
        Branch other = second.stack().get(common);
        if (one.fork() != other.fork()) {
            complain(
                    "scope.two-forks",
                    second,
                    "The step %s is reached from branches of two forks, into %s and into %s."
                            .formatted(
                                    quoted(step),
                                    list(fork(one.fork()).targets),
                                    list(fork(other.fork()).targets)),
                    "Close each fork with a join of its own before.");
            return;
        }
        boolean isDirect =
                first.stack().size() == common + 1 && second.stack().size() == common + 1;
        complain(
                "scope.branches-meet",
                second,
                "Several branches of the fork into %s reach the step %s, from %s and from %s."
                        .formatted(
                                list(fork(one.fork()).targets),
                                quoted(step),
                                quoted(first.from()),
                                quoted(second.from())),
                "Insert a join before it.",
                isDirect ? new Fix.InsertJoin(step) : null);
    }

    private static int commonLength(List<Branch> a, List<Branch> b) {
        int length = 0;
        while (length < Math.min(a.size(), b.size()) && a.get(length).equals(b.get(length))) {
            length++;
        }
        return length;
    }

    private void complain(String code, Arrival at, String message, String hint) {
        complain(code, at, message, hint, null);
    }

    private void complain(String code, Arrival at, String message, String hint, @Nullable Fix fix) {
        if (complained.add(code + " " + at.to())) {
            var problem = Problem.error(code, at.place().text(), at.to(), message, hint);
            problems.add(fix == null ? problem : problem.withFix(fix));
        }
    }

    private static String quoted(String id) {
        return "\"" + id + "\"";
    }

    private static String list(List<String> ids) {
        return ids.stream().map(ScopeWalk::quoted).collect(Collectors.joining(", "));
    }

    private static List<Branch> pushed(List<Branch> stack, Branch branch) {
        var pushed = new ArrayList<>(stack);
        pushed.add(branch);
        return List.copyOf(pushed);
    }

    List<Problem> problems() {
        return problems;
    }

    Map<String, List<Branch>> stacks() {
        var stacks = new LinkedHashMap<String, List<Branch>>();
        reached.forEach((step, how) -> stacks.put(step, how.first().stack()));
        return stacks;
    }

    Set<String> sharedTails() {
        var shared = new LinkedHashSet<String>();
        reached.forEach(
                (step, how) -> {
                    if (how.stacks().size() > 1) {
                        shared.add(step);
                    }
                });
        return shared;
    }

    List<Fork> forks() {
        Map<Branch, Set<String>> steps = new HashMap<>();
        reached.forEach(
                (step, how) ->
                        how.stacks().stream()
                                .flatMap(List::stream)
                                .forEach(
                                        branch ->
                                                steps.computeIfAbsent(
                                                                branch, _ -> new LinkedHashSet<>())
                                                        .add(step)));
        var done = new ArrayList<Fork>();
        for (int i = 0; i < forks.size(); i++) {
            OpenFork fork = forks.get(i);
            var branches = new ArrayList<Set<String>>();
            for (int b = 0; b < fork.targets.size(); b++) {
                branches.add(steps.getOrDefault(new Branch(firstFork + i, b), Set.of()));
            }
            done.add(
                    new Fork(
                            region.box(),
                            List.copyOf(fork.places),
                            fork.targets,
                            fork.join,
                            List.copyOf(branches)));
        }
        return done;
    }
}
