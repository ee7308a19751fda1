package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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

    public Flow flow() {
        return flow;
    }

    /// How many steps there are, at any depth.
    public int size() {
        return nodes.size();
    }

    /// The steps at any depth, by their index.
    public List<Node> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// The first steps of a trigger.
    public List<Node> first(String trigger) {
        List<Node> targets = first.get(trigger);
        if (targets == null) {
            throw new IllegalArgumentException(
                    "The flow " + flow.name() + " has no trigger " + trigger);
        }
        return targets;
    }

    /// What makes the run's input of a trigger's event; `null`: nothing.
    public @Nullable CompiledTemplate input(String trigger) {
        return inputs.get(trigger);
    }

    private void gather(Map<String, Step> steps, @Nullable StepPath box, String inMap) {
        for (Step step : steps.values()) {
            StepPath path = box == null ? StepPath.of(step.id()) : box.inside(step.id());
            String pathInMap = inMap + step.id();
            var templates = StepTemplates.of(step, expressions);
            var node = new Node(nodes.size(), step, path, pathInMap, templates);
            nodes.add(node);
            if (byId.put(step.id(), node) != null) {
                throw new IllegalArgumentException("Two steps have the id " + step.id());
            }
            Step.Body body = step.body();
            if (body != null) {
                boolean isMap = step instanceof Step.Map;
                gather(body.steps(), path, isMap ? "" : pathInMap + "/");
                node.holds(nodes.size());
            }
        }
    }

    private void connect(Node node) {
        Step step = node.step();
        var in = StepTemplates.of(step, expressions);
        List<Way> caught =
                step.handling().catchers().stream()
                        .map(c -> new Way(null, named(c.next(), step.id()), in.transfer(c)))
                        .toList();
        node.connect(named(step.next(), step.id()), caught, kind(node, in));
    }

    private Kind kind(Node node, StepTemplates in) {
        Step step = node.step();
        return switch (step) {
            case Step.Function s ->
                    new Kind.Call(s.function(), timeout(s, in), s.data().envelope());
            case Step.Choice s -> choice(s, node, in);
            case Step.Wait s -> new Kind.Wait(in.value(s.seconds()), in.value(s.timestamp()));
            case Step.Fail s -> new Kind.Fail(in.value(s.error()), in.value(s.cause()));
            case Step.Group s -> new Kind.Group(start(s, s.body()), timeout(s, in));
            case Step.Map s ->
                    new Kind.Items(
                            start(s, s.body()),
                            timeout(s, in),
                            in.items(s.items()),
                            in.value(s.itemSelector()),
                            in.value(ReaderLimit.computed(s.itemReader())),
                            in.value(s.itemBatcher()),
                            in.value(s.maxConcurrency()),
                            new Tolerance(
                                    in.value(s.toleratedFailureCount()),
                                    in.value(s.toleratedFailurePercentage())),
                            in.value(s.distributed()),
                            s.isDistributed());
            case Step.Join _, Step.Transform _, Step.Succeed _ -> new Kind.Pass();
            case Step.Http s -> new Kind.Http(Request.of(s, in), timeout(s, in));
            case Step.SubFlow s -> new Kind.SubFlow(s.flow(), timeout(s, in));
            case Step.Callback s ->
                    new Kind.Callback(
                            handOut(s, in),
                            timeout(s, in),
                            in.value(s.limits().heartbeatSeconds()));
            case Step.Publish s ->
                    new Kind.Service(
                            s.topic() == null
                                    ? Map.of("queue", String.valueOf(s.queue()))
                                    : Map.of("topic", s.topic()),
                            null,
                            "message",
                            timeout(s, in));
            case Step.ObjectAccess s ->
                    new Kind.Service(
                            Map.of("action", s.action(), "bucket", s.bucket()),
                            in.value(s.key()),
                            s.action().equals("put") ? "body" : null,
                            timeout(s, in));
        };
    }

    private static Kind.@Nullable HandOut handOut(Step.Callback step, StepTemplates in) {
        if (step.function() != null) {
            return new Kind.HandOut.ToFunction(step.function());
        }
        Template start = step.start();
        if (start == null || !(start.value() instanceof Map<?, ?> started)) {
            return null;
        }
        if (started.get("http") instanceof Map<?, ?> http) {
            return new Kind.HandOut.ToAddress(Request.of(http, in));
        }
        CompiledTemplate message = in.value(new Template(started.get("publish")));
        return message == null || !started.containsKey("publish")
                ? null
                : new Kind.HandOut.ToService(message);
    }

    private static @Nullable CompiledTemplate timeout(Step step, StepTemplates in) {
        return in.value(step.limits().timeoutSeconds());
    }

    private List<Node> start(Step box, Step.Body body) {
        return named(body.start(), box.id());
    }

    private Kind.Choice choice(Step.Choice step, Node node, StepTemplates in) {
        List<Way> rules = new ArrayList<>();
        for (Step.Rule rule : step.rules()) {
            rules.add(
                    new Way(
                            in.when(rule.when()),
                            named(rule.next(), step.id()),
                            in.transfer(rule)));
        }
        List<String> otherwise = step.otherwise();
        return new Kind.Choice(
                List.copyOf(rules),
                otherwise == null
                        ? null
                        : new Way(null, named(otherwise, step.id()), node.transfer()));
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
