package dev.sluice.engine.machine;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A flow made ready to run: wires resolved, templates compiled. Immutable; many runs on many
/// threads may share one.
public final class Program {
    private final Flow flow;
    private final Expressions expressions = new Expressions();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byId = new HashMap<>();
    private final Map<String, List<Node>> first = new HashMap<>();
    private final Map<String, CompiledTemplate> inputs = new HashMap<>();

    private Program(Flow flow) {
        this.flow = flow;
        gather(flow.steps(), null, "");
        nodes.forEach(this::connect);
        for (Trigger trigger : flow.triggers().values()) {
            first.put(trigger.id(), named(trigger.next(), "trigger " + trigger.id()));
            CompiledTemplate input = expressions.compile(trigger.head().input());
            if (input != null) {
                inputs.put(trigger.id(), input);
            }
        }
    }

    /// Compiles a flow that `engine.check` finds no error in.
    ///
    /// @throws IllegalArgumentException where a wire leads to no step
    public static Program of(Flow flow) {
        return new Program(flow);
    }

    /// The steps, at any depth, of kinds that are known but cannot run yet: the id of each and the
    /// word for its kind. A flow with any is not to be run.
    public static Map<String, String> notYet(Flow flow) {
        Map<String, String> found = new LinkedHashMap<>();
        notYet(flow.steps(), found);
        return found;
    }

    private static void notYet(Map<String, Step> steps, Map<String, String> found) {
        for (Step step : steps.values()) {
            String kind = notYet(step);
            if (kind != null) {
                found.put(step.id(), kind);
            }
            Step.Body body = step.body();
            if (body != null) {
                notYet(body.steps(), found);
            }
        }
    }

    private static @Nullable String notYet(Step step) {
        if (step.data().language() == QueryLanguage.JSONPATH) {
            return step.type() + " in JSONPath";
        }
        return switch (step) {
            case Step.Function _,
                    Step.Choice _,
                    Step.Join _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    null;
            case Step.Map map -> map.itemReader() == null ? null : "map with itemReader";
            case Step.Callback _,
                    Step.Http _,
                    Step.Publish _,
                    Step.ObjectAccess _,
                    Step.SubFlow _ ->
                    step.type();
        };
    }

    public Flow flow() {
        return flow;
    }

    /// How many steps there are, at any depth.
    int size() {
        return nodes.size();
    }

    /// The first steps of a trigger.
    List<Node> first(String trigger) {
        List<Node> targets = first.get(trigger);
        if (targets == null) {
            throw new IllegalArgumentException(
                    "The flow " + flow.name() + " has no trigger " + trigger);
        }
        return targets;
    }

    /// What makes the run's input of a trigger's event; `null`: nothing.
    @Nullable CompiledTemplate input(String trigger) {
        return inputs.get(trigger);
    }

    private void gather(Map<String, Step> steps, @Nullable StepPath box, String inMap) {
        for (Step step : steps.values()) {
            StepPath path = box == null ? StepPath.of(step.id()) : box.inside(step.id());
            String pathInMap = inMap + step.id();
            var node = new Node(nodes.size(), step, path, pathInMap, expressions);
            nodes.add(node);
            if (byId.put(step.id(), node) != null) {
                throw new IllegalArgumentException("Two steps have the id " + step.id());
            }
            Step.Body body = step.body();
            if (body != null) {
                boolean isMap = step instanceof Step.Map;
                gather(body.steps(), path, isMap ? "" : pathInMap + "/");
                node.end = nodes.size();
            }
        }
    }

    private void connect(Node node) {
        Step step = node.step;
        node.next = named(step.next(), step.id());
        node.catches =
                step.handling().catchers().stream()
                        .map(
                                c ->
                                        new Way(
                                                null,
                                                named(c.next(), step.id()),
                                                Transfer.of(c.output(), c.assign(), expressions)))
                        .toList();
        node.decider =
                switch (step) {
                    case Step.Function s ->
                            new FunctionDecider(
                                    expressions.compile(s.limits().timeoutSeconds()),
                                    s.data().envelope());
                    case Step.Choice s -> choice(s, node);
                    case Step.Wait s ->
                            new WaitDecider(
                                    expressions.compile(s.seconds()),
                                    expressions.compile(s.timestamp()));
                    case Step.Fail s ->
                            new FailDecider(
                                    expressions.compile(s.error()), expressions.compile(s.cause()));
                    case Step.Group s ->
                            new GroupDecider(
                                    named(s.body().start(), s.id()),
                                    expressions.compile(s.limits().timeoutSeconds()));
                    case Step.Map s -> map(s);
                    case Step.Join _, Step.Transform _, Step.Succeed _ -> new PassDecider();
                    case Step.Callback _,
                            Step.Http _,
                            Step.Publish _,
                            Step.ObjectAccess _,
                            Step.SubFlow _ ->
                            Decider.NOT_YET;
                };
    }

    private Decider map(Step.Map step) {
        if (step.itemReader() != null) {
            return Decider.NOT_YET;
        }
        return new MapDecider(
                named(step.body().start(), step.id()),
                expressions.compile(step.limits().timeoutSeconds()),
                expressions.compile(step.items()),
                expressions.compile(step.itemSelector()),
                expressions.compile(step.maxConcurrency()),
                new Tolerance(
                        expressions.compile(step.toleratedFailureCount()),
                        expressions.compile(step.toleratedFailurePercentage())));
    }

    private ChoiceDecider choice(Step.Choice step, Node node) {
        List<Way> rules = new ArrayList<>();
        for (Step.Rule rule : step.rules()) {
            rules.add(
                    new Way(
                            expressions.compile(rule.when()),
                            named(rule.next(), step.id()),
                            Transfer.of(rule.output(), rule.assign(), expressions)));
        }
        List<String> otherwise = step.otherwise();
        return new ChoiceDecider(
                List.copyOf(rules),
                otherwise == null
                        ? null
                        : new Way(null, named(otherwise, step.id()), node.transfer));
    }

    private List<Node> named(List<String> ids, String from) {
        List<Node> found = new ArrayList<>(ids.size());
        for (String id : ids) {
            Node node = byId.get(id);
            if (node == null) {
                throw new IllegalArgumentException(
                        "A wire of " + from + " leads to " + id + ", which is no step");
            }
            found.add(node);
        }
        return List.copyOf(found);
    }
}
