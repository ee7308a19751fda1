package dev.sluice.engine.check.graph;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;

/// A random flow that is nested by construction, flattened to a graph, and what its forks are.
final class RandomNesting {
    /// @param join `null` where no branch reaches one
    record Expected(String from, List<String> targets, String join, List<Set<String>> branches) {}

    final SequencedMap<String, Step> steps = new LinkedHashMap<>();
    final List<Expected> forks = new ArrayList<>();
    private final Random random;
    private int ids;

    RandomNesting(long seed) {
        this.random = new Random(seed);
        String first = sequence(4, List.of());
        steps.putFirst("first", plain("first", List.of(first)));
    }

    Flow flow() {
        return new Flow(
                "nested",
                null,
                List.of(),
                null,
                null,
                Map.of(),
                Map.of("t", new Trigger.Manual(Trigger.Head.of("t", List.of("first")))),
                steps,
                Map.of(),
                Map.of());
    }

    /// Some steps one after another, the last leading on; the id of the first.
    private String sequence(int depth, List<String> next) {
        List<String> on = next;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            on = List.of(part(depth, on));
        }
        return on.getFirst();
    }

    private String part(int depth, List<String> next) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> choice(depth, next);
            case 2 -> loop(depth, next);
            case 3, 4 -> fork(depth, next);
            default -> {
                String id = id();
                steps.put(id, plain(id, next));
                yield id;
            }
        };
    }

    private String choice(int depth, List<String> next) {
        String id = id();
        var rules = new ArrayList<Step.Rule>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            boolean endsEarly = random.nextInt(4) == 0;
            String to = sequence(depth - 1, endsEarly ? List.of() : next);
            rules.add(new Step.Rule(null, new Template(true), List.of(to), null, Map.of()));
        }
        steps.put(id, new Step.Choice(Step.Head.of(id), rules, next, Data.NONE));
        return id;
    }

    private String loop(int depth, List<String> next) {
        String id = id();
        String body = sequence(depth - 1, List.of(id));
        var rule = new Step.Rule(null, new Template(true), List.of(body), null, Map.of());
        steps.put(id, new Step.Choice(Step.Head.of(id), List.of(rule), next, Data.NONE));
        return id;
    }

    private String fork(int depth, List<String> next) {
        String id = id();
        String join = id();
        boolean isJoined = !next.isEmpty() || random.nextInt(4) > 0;
        var targets = new ArrayList<String>();
        var branches = new ArrayList<Set<String>>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            boolean endsEarly = !isJoined || (!targets.isEmpty() && random.nextInt(4) == 0);
            var before = new LinkedHashSet<>(steps.keySet());
            targets.add(sequence(depth - 1, endsEarly ? List.of() : List.of(join)));
            var mine = new LinkedHashSet<>(steps.keySet());
            mine.removeAll(before);
            branches.add(mine);
        }
        if (isJoined && random.nextInt(5) == 0) {
            targets.add(join);
            branches.add(Set.of());
        }
        if (isJoined) {
            steps.put(join, new Step.Join(Step.Head.of(join), Data.NONE, next));
        }
        forks.add(new Expected(id, targets, isJoined ? join : null, branches));
        steps.put(id, plain(id, List.copyOf(targets)));
        return id;
    }

    private static Step plain(String id, List<String> next) {
        return new Step.Transform(Step.Head.of(id), Data.NONE, next);
    }

    private String id() {
        return "s" + ids++;
    }
}
