package dev.sluice.engine.machine.decide;

import static dev.sluice.engine.machine.Flows.callback;
import static dev.sluice.engine.machine.Flows.callbackOf;
import static dev.sluice.engine.machine.Flows.choice;
import static dev.sluice.engine.machine.Flows.fail;
import static dev.sluice.engine.machine.Flows.function;
import static dev.sluice.engine.machine.Flows.group;
import static dev.sluice.engine.machine.Flows.http;
import static dev.sluice.engine.machine.Flows.join;
import static dev.sluice.engine.machine.Flows.map;
import static dev.sluice.engine.machine.Flows.object;
import static dev.sluice.engine.machine.Flows.publish;
import static dev.sluice.engine.machine.Flows.retrier;
import static dev.sluice.engine.machine.Flows.subFlow;
import static dev.sluice.engine.machine.Flows.succeed;
import static dev.sluice.engine.machine.Flows.transform;
import static dev.sluice.engine.machine.Flows.waitFor;

import dev.sluice.engine.machine.Flows;
import dev.sluice.engine.machine.Flows.Draft;
import dev.sluice.engine.model.Flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Makes valid flows of all kinds of steps: blocks one after another and inside one another, with
/// forks that are joined, half-joined and never joined, loops, boxes, retries and catches.
public final class RandomFlow {
    private static final int DEEPEST = 4;

    private final SplittableRandom random;
    private int left;
    private int named;

    private RandomFlow(long seed, int size) {
        random = new SplittableRandom(seed);
        left = size;
    }

    public static Flow of(long seed, int size) {
        var maker = new RandomFlow(seed, size);
        List<Draft> steps = new ArrayList<>();
        List<String> first = new ArrayList<>();
        if (maker.random.nextInt(4) == 0) {
            maker.fork(steps, first, 0, null);
        } else {
            first.add(maker.sequence(steps, 0, null));
        }
        return Flows.limited(
                Flows.flow(first, steps.toArray(Draft[]::new)),
                maker.random.nextInt(5) == 0 ? 500 : null,
                400);
    }

    private String name(String kind) {
        return kind + ++named;
    }

    /// Blocks one after another, the last of which leads to `then`, or ends where that is `null`;
    /// the answer is the first step's name.
    private String sequence(List<Draft> steps, int depth, String then) {
        int blocks = 1 + random.nextInt(3);
        String next = then;
        for (int i = 0; i < blocks; i++) {
            next = block(steps, depth, next);
        }
        return next;
    }

    private String block(List<Draft> steps, int depth, String then) {
        left--;
        int kinds = depth >= DEEPEST || left <= 0 ? 6 : 12;
        return switch (random.nextInt(kinds)) {
            case 0, 1 -> call(steps, depth, then);
            case 2, 3 -> plain(steps, then);
            case 4 -> add(steps, to(waitFor(name("wait"), random.nextInt(50)), then));
            case 5 -> random.nextInt(6) == 0 ? end(steps) : plain(steps, then);
            case 6 -> branch(steps, depth, then);
            case 7 -> loop(steps, depth, then);
            case 8, 9 -> forked(steps, depth, then);
            case 10 -> boxed(steps, depth, then, true);
            default -> boxed(steps, depth, then, false);
        };
    }

    private String plain(List<Draft> steps, String then) {
        String id = name("transform");
        Draft step = transform(id);
        switch (random.nextInt(5)) {
            case 3 -> step.paths(Map.of("id.$", "States.UUID()", "is.$", "$$.State.Name"), null);
            case 4 -> step.paths(Map.of("n.$", "States.MathRandom(1, 9)"), "$");
            case 0 -> step.output("{% {'from': '" + id + "', 'id': $uuid()} %}");
            case 1 -> step.assign("v" + id, "{% $states.context.State.Name %}");
            default -> step.output("{% $now() %}");
        }
        return add(steps, to(step, then));
    }

    private String call(List<Draft> steps, int depth, String then) {
        Draft step =
                switch (random.nextInt(12)) {
                    case 4 -> publish(name("tell"));
                    case 5 -> object(name("get"));
                    case 6 -> function(name("path")).paths(Map.of("all.$", "$"), "$");
                    case 7 ->
                            publish(name("path"))
                                    .paths(
                                            Map.of("id.$", "States.Format('{}', $$.Execution.Id)"),
                                            null);
                    case 0 -> callback(name("ask")).heartbeat(1 + random.nextInt(20));
                    case 1 -> callbackOf(name("ask"));
                    case 2 -> subFlow(name("flow"), "../other");
                    case 3 -> http(name("web"), "https://example.org/");
                    default -> function(name("call"));
                };
        return add(steps, to(handled(steps, step, depth, then), then));
    }

    /// Gives a step retries, catches and a limit, at random.
    private Draft handled(List<Draft> steps, Draft step, int depth, String then) {
        if (random.nextInt(3) == 0) {
            step.retry(retrier(1 + random.nextInt(2), random.nextBoolean() ? "A" : "States.ALL"));
        }
        if (random.nextInt(3) == 0) {
            String to = then != null && random.nextBoolean() ? then : plain(steps, then);
            step.caught(random.nextBoolean() ? "A" : "States.ALL", to);
        }
        if (random.nextInt(3) == 0) {
            step.within(21 + random.nextInt(40));
        }
        return step;
    }

    private String end(List<Draft> steps) {
        return random.nextBoolean()
                ? add(steps, succeed(name("succeed")))
                : add(steps, fail(name("fail"), random.nextBoolean() ? "A" : "B", "on purpose"));
    }

    private String branch(List<Draft> steps, int depth, String then) {
        Draft step = choice(name("choice"));
        int ways = 1 + random.nextInt(2);
        for (int i = 0; i < ways; i++) {
            step.when("{% $random() < 0.4 %}", sequence(steps, depth + 1, then));
        }
        if (then != null && random.nextBoolean()) {
            step.otherwise(then);
        } else {
            step.otherwise(sequence(steps, depth + 1, then));
        }
        return add(steps, step);
    }

    private String loop(List<Draft> steps, int depth, String then) {
        String again = name("again");
        String body = sequence(steps, depth + 1, again);
        Draft choice = choice(again).when("{% $random() < 0.5 %}", body);
        steps.add(then == null ? choice.otherwise(plain(steps, null)) : choice.otherwise(then));
        return body;
    }

    private String forked(List<Draft> steps, int depth, String then) {
        List<String> targets = new ArrayList<>();
        fork(steps, targets, depth, then);
        return add(steps, transform(name("fork")).to(targets.toArray(String[]::new)));
    }

    /// Several branches and, mostly, a join after them.
    private void fork(List<Draft> steps, List<String> targets, int depth, String then) {
        boolean isJoined = then != null || random.nextInt(3) > 0;
        String join = isJoined ? name("join") : null;
        int branches = 2 + random.nextInt(2);
        for (int i = 0; i < branches; i++) {
            boolean isEmpty = join != null && !targets.contains(join) && random.nextInt(6) == 0;
            boolean isJoinedToo = join != null && (i == 0 || random.nextInt(5) > 0);
            targets.add(isEmpty ? join : sequence(steps, depth + 1, isJoinedToo ? join : null));
        }
        if (join != null) {
            steps.add(to(join(join), then));
        }
    }

    private String boxed(List<Draft> steps, int depth, String then, boolean isMap) {
        List<Draft> inside = new ArrayList<>();
        List<String> start = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            fork(inside, start, depth + 1, null);
        } else {
            start.add(sequence(inside, depth + 1, null));
        }
        Draft[] body = inside.toArray(Draft[]::new);
        if (!isMap) {
            return add(
                    steps,
                    to(handled(steps, group(name("group"), start, body), depth, then), then));
        }
        Draft step = map(name("map"), start, body);
        if (random.nextInt(3) == 0) {
            step.reading(Map.of("file", "items.json"));
        } else {
            step.items("{% [1.." + random.nextInt(1, 5) + "] %}");
        }
        if (random.nextBoolean()) {
            step.atOnce(random.nextInt(3));
        }
        if (random.nextBoolean()) {
            step.tolerating(random.nextInt(3), random.nextBoolean() ? 50 : null);
        }
        return add(steps, to(handled(steps, step, depth, then), then));
    }

    private static Draft to(Draft step, String then) {
        return then == null ? step : step.to(then);
    }

    private static String add(List<Draft> steps, Draft step) {
        steps.add(step);
        return step.id();
    }
}
