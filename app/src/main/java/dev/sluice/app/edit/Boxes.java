package dev.sluice.app.edit;

import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Documents with steps in other boxes.
public final class Boxes {
    private Boxes() {}

    /// The wires that go when steps are carried into a box (`null`: out of all).
    public static Set<Wire> cut(FlowDocument document, Set<String> elements, @Nullable String box) {
        Set<String> carried = carried(document, elements, box);
        if (carried.isEmpty()) {
            return Set.of();
        }
        Map<String, @Nullable String> scopes = scopes(document);
        carried.forEach(id -> scopes.put(id, box));
        Set<String> touched = new HashSet<>(carried);
        Set<Wire> cut = new LinkedHashSet<>();
        for (Wire wire : Wires.of(document.flow())) {
            boolean start = wire.from() instanceof Outlet.Start;
            String owner = wire.from().owner();
            String from = start ? owner : scopes.get(owner);
            boolean concerned = touched.contains(wire.to()) || touched.contains(owner);
            if (concerned && !Objects.equals(from, scopes.get(wire.to()))) {
                cut.add(wire);
            }
        }
        return cut;
    }

    /// Whether the steps can be carried there: a box cannot be put into itself.
    public static boolean takes(FlowDocument document, Set<String> elements, @Nullable String box) {
        return box == null || !Insertions.withInside(document, elements).contains(box);
    }

    static FlowDocument into(FlowDocument document, Set<String> elements, @Nullable String box) {
        Set<String> carried = carried(document, elements, box);
        if (carried.isEmpty()) {
            return document;
        }
        FlowDocument unwired = Wiring.disconnectAll(document, cut(document, elements, box));
        Map<String, Step> kept = StepTree.without(unwired.flow().steps(), carried);
        FlowDocument result = unwired.withSteps(kept);
        for (String id : carried) {
            Step step = unwired.step(id);
            if (step != null) {
                result = Insertions.add(result, step, box);
            }
        }
        return result;
    }

    /// Of these elements the steps that stand elsewhere, without those inside others of them, in
    /// the order of the file.
    private static Set<String> carried(
            FlowDocument document, Set<String> elements, @Nullable String box) {
        boolean there = box == null || isBox(document, box);
        if (!there || !takes(document, elements, box)) {
            return Set.of();
        }
        Map<String, @Nullable String> scopes = scopes(document);
        Set<String> carried = new LinkedHashSet<>();
        scopes.forEach(
                (id, scope) -> {
                    if (elements.contains(id)
                            && document.step(id) != null
                            && !Objects.equals(scope, box)
                            && !isCovered(scope, scopes, elements)) {
                        carried.add(id);
                    }
                });
        return carried;
    }

    private static boolean isBox(FlowDocument document, String id) {
        Step step = document.step(id);
        return step != null && step.body() != null;
    }

    private static boolean isCovered(
            @Nullable String scope, Map<String, @Nullable String> scopes, Set<String> elements) {
        for (String outer = scope; outer != null; outer = scopes.get(outer)) {
            if (elements.contains(outer)) {
                return true;
            }
        }
        return false;
    }

    /// The box of every step.
    private static Map<String, @Nullable String> scopes(FlowDocument document) {
        Map<String, @Nullable String> scopes = new LinkedHashMap<>();
        StepTree.forEach(document.flow().steps(), (step, box) -> scopes.put(step.id(), box));
        return scopes;
    }

    static FlowDocument onto(FlowDocument document, String id, Wire wire) {
        Step step = document.step(id);
        if (step == null || !Wiring.holds(document, wire) || !isLoose(document, id)) {
            return document;
        }
        Step leading = Wires.leadingTo(step, wire.to());
        if (leading == step
                || !Objects.equals(document.boxOf(id), document.boxOf(wire.to()))
                || id.equals(wire.to())
                || id.equals(wire.from().owner())) {
            return document;
        }
        FlowDocument with =
                document.withSteps(StepTree.replaced(document.flow().steps(), id, _ -> leading));
        return Wiring.retarget(with, wire, id);
    }

    /// Whether no wire leads to or from a step, what is inside it aside.
    public static boolean isLoose(FlowDocument document, String id) {
        Step step = document.step(id);
        if (step == null) {
            return false;
        }
        List<Wire> wires = Wires.of(document.flow());
        return wires.stream()
                .noneMatch(
                        w ->
                                w.to().equals(id)
                                        || (w.from().owner().equals(id)
                                                && !(w.from() instanceof Outlet.Start)));
    }
}
