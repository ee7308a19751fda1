package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.aws.Ours.Answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes flows at random that have a nested form: sequences, choices, forks with and without join,
/// groups, maps, catches, retries, variables; and the answers of their calls.
final class RandomFlows {
    private final Random random;
    private final Map<String, List<Answer>> mocks = new LinkedHashMap<>();

    /// The one error of all calls: of two different ones, the sooner would win, here and there.
    private final String error;

    private int count;

    /// How many maps are around. A step in one is called several times, and always answers alike.
    private int maps;

    RandomFlows(long seed) {
        this.random = new Random(seed);
        this.error = random.nextBoolean() ? "Odd" : "Rare";
    }

    Map<String, List<Answer>> mocks() {
        return mocks;
    }

    /// The flow as its file holds it.
    Map<String, Object> flow() {
        Map<String, Object> steps = new LinkedHashMap<>();
        List<String> first = region(steps, 2, List.of());
        return map(
                "sluice",
                1,
                "name",
                "random",
                "targets",
                List.of("aws"),
                "triggers",
                map("manual", map("type", "manual", "next", first)),
                "steps",
                steps,
                "functions",
                map("f", map("runtime", "python3.13", "handler", "index.handler", "code", "f")));
    }

    /// Adds steps that end in `then`; answers the first.
    private List<String> region(Map<String, Object> steps, int depth, List<String> then) {
        List<String> next = then;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            next = element(steps, depth, next, i == 1);
        }
        return next;
    }

    private List<String> element(
            Map<String, Object> steps, int depth, List<String> next, boolean first) {
        return switch (random.nextInt(depth > 0 ? 10 : 4)) {
            case 0 -> transform(steps, next);
            case 1, 2, 3 -> call(steps, next);
            case 4, 5 -> choice(steps, depth, next);
            case 6, 7 -> fork(steps, depth, next);
            case 8 -> group(steps, depth, next);
            default -> items(steps, depth, next);
        };
    }

    private String id(String kind) {
        return kind + ++count;
    }

    private List<String> transform(Map<String, Object> steps, List<String> next) {
        String id = id("pass");
        Map<String, Object> step = map("type", "transform", "next", next);
        if (random.nextBoolean()) {
            step.put("output", map("at", id, "was", "{% $states.input %}"));
        }
        steps.put(id, step);
        return List.of(id);
    }

    private List<String> call(Map<String, Object> steps, List<String> next) {
        String id = id("call");
        Map<String, Object> step = map("type", "function", "function", "f", "next", next);
        if (random.nextBoolean()) {
            step.put(
                    "output",
                    map(
                            "n", "{% $states.result.n + 1 %}",
                            "whole", "{% $lookup($states, 'result').n %}",
                            "was", "{% $type($states.input) %}"));
        }
        List<Answer> answers = new ArrayList<>();
        Answer fine = new Answer.Return(map("n", random.nextInt(5), "from", id));
        boolean fails = random.nextInt(4) == 0;
        Answer wrong = new Answer.Throw(error, "because " + id);
        if (maps == 0 && random.nextInt(8) == 0) {
            step.put(
                    "retry",
                    List.of(map("errors", List.of("Odd"), "intervalSeconds", 1, "maxAttempts", 1)));
            answers.add(fails ? wrong : fine);
            answers.add(random.nextBoolean() ? wrong : fine);
        } else {
            answers.add(fails ? wrong : fine);
        }
        if (random.nextInt(3) == 0) {
            step.put("catch", List.of(catcher(steps)));
        }
        mocks.put(id, answers);
        steps.put(id, step);
        return List.of(id);
    }

    /// A way out of an error: to a tail of its own, or to nowhere.
    private Map<String, Object> catcher(Map<String, Object> steps) {
        List<String> tail = random.nextBoolean() ? transform(steps, List.of()) : List.of();
        return map(
                "errors", List.of(random.nextBoolean() ? "States.ALL" : "Odd"),
                "output", map("caught", "{% $states.errorOutput.Error %}"),
                "next", tail);
    }

    private List<String> choice(Map<String, Object> steps, int depth, List<String> next) {
        String id = id("choice");
        steps.put(
                id,
                map(
                        "type",
                        "choice",
                        "rules",
                        List.of(
                                map(
                                        "when",
                                        "{% $type($states.input.n) = 'number' ? $states.input.n > 2"
                                                + " : false %}",
                                        "output",
                                        map("many", "{% $states.input.n %}"),
                                        "next",
                                        random.nextInt(4) == 0
                                                ? List.of()
                                                : region(steps, depth - 1, next)),
                                map("when", "{% $type($states.input) = 'string' %}", "next", next)),
                        "otherwise",
                        random.nextInt(4) == 0 ? next : region(steps, depth - 1, next)));
        return List.of(id);
    }

    private List<String> fork(Map<String, Object> steps, int depth, List<String> next) {
        boolean joined = !next.isEmpty() || random.nextBoolean();
        List<String> end = joined ? List.of(id("join")) : List.of();
        List<String> branches = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            branches.addAll(one(steps, region(steps, depth - 1, end)));
        }
        if (joined) {
            Map<String, Object> join = map("type", "join", "next", next);
            if (random.nextBoolean()) {
                join.put(
                        "output",
                        map(
                                "first",
                                "{% $states.input[0] %}",
                                "size",
                                "{% $count($states.input) %}"));
                join.put("assign", map("v" + end.getFirst(), "{% $count($states.input) %}"));
            }
            steps.put(end.getFirst(), join);
            if (random.nextInt(4) == 0) {
                branches.add(end.getFirst());
            }
        }
        String id = id("fork");
        steps.put(id, map("type", "transform", "next", branches));
        return List.of(id);
    }

    /// A branch begins with one step; a region may begin with a fork, which then needs one before.
    private List<String> one(Map<String, Object> steps, List<String> first) {
        return first.size() == 1 ? first : transform(steps, first);
    }

    private List<String> group(Map<String, Object> steps, int depth, List<String> next) {
        String id = id("group");
        Map<String, Object> inside = new LinkedHashMap<>();
        List<String> first = region(inside, depth - 1, List.of());
        Map<String, Object> step =
                map("type", "group", "start", first, "steps", inside, "next", next);
        if (random.nextBoolean()) {
            step.put("output", map("grouped", "{% $states.result %}"));
        }
        if (random.nextBoolean()) {
            step.put("catch", List.of(catcher(steps)));
        }
        steps.put(id, step);
        return List.of(id);
    }

    private List<String> items(Map<String, Object> steps, int depth, List<String> next) {
        String id = id("group");
        Map<String, Object> inside = new LinkedHashMap<>();
        maps++;
        List<String> first = region(inside, depth - 1, List.of());
        maps--;
        Map<String, Object> step =
                map(
                        "type",
                        "map",
                        "items",
                        "{% [1..3] %}",
                        "start",
                        first,
                        "steps",
                        inside,
                        "next",
                        next);
        if (random.nextBoolean()) {
            step.put("itemSelector", map("n", "{% $states.context.Map.Item.Value %}"));
        }
        if (random.nextBoolean()) {
            step.put("output", map("all", "{% $states.result %}"));
        }
        if (random.nextBoolean()) {
            step.put("catch", List.of(catcher(steps)));
        }
        steps.put(id, step);
        return List.of(id);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
