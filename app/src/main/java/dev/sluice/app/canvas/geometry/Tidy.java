package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.edit.step.StepTree;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkConnectableShape;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Arranges a whole flow from left to right in layers, each box by itself from the inside out.
public final class Tidy {
    private static final double LAYER_GAP = 60;
    private static final double GAP = 40;

    /// From so many on, speed counts for more than the last straight wire.
    private static final int MANY = 100;

    private static final long STACK = 512L << 20;

    private final FlowDocument document;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /// What boxes hold, by box, as if the box stood at the origin.
    private final Map<String, Map<String, Place>> inside = new HashMap<>();

    private Tidy(FlowDocument document) {
        this.document = document;
    }

    /// Places for all triggers and steps, the left upper one at a given point.
    public static Map<String, Place> places(FlowDocument document, double x, double y) {
        var tidy = new Tidy(document);
        List<Figure> figures = new ArrayList<>();
        document.flow().triggers().values().forEach(t -> figures.add(figure(t)));
        document.flow().steps().values().forEach(s -> figures.add(tidy.figure(s)));
        tidy.level(figures, x, y);
        return tidy.places;
    }

    /// Places for some triggers and steps, by themselves: those that stand in one box together. The
    /// left upper corner of what is arranged stays where it is.
    public static Map<String, Place> places(FlowDocument document, Set<String> ids) {
        var tidy = new Tidy(document);
        Map<String, List<Figure>> levels = new LinkedHashMap<>();
        for (Trigger trigger : document.flow().triggers().values()) {
            if (ids.contains(trigger.id())) {
                levels.computeIfAbsent("", _ -> new ArrayList<>()).add(figure(trigger));
            }
        }
        StepTree.forEach(
                document.flow().steps(),
                (step, box) -> {
                    if (ids.contains(step.id()) && (box == null || !ids.contains(box))) {
                        levels.computeIfAbsent(box == null ? "" : box, _ -> new ArrayList<>())
                                .add(tidy.figure(step));
                    }
                });
        for (List<Figure> level : levels.values()) {
            double x = level.stream().mapToDouble(f -> tidy.place(f).x()).min().orElse(0);
            double y = level.stream().mapToDouble(f -> tidy.place(f).y()).min().orElse(0);
            tidy.level(level, Sizes.snapped(x), Sizes.snapped(y));
        }
        return tidy.places;
    }

    private Point place(Figure figure) {
        Place place = document.place(figure.id());
        return place == null ? new Point(0, 0) : new Point(place.x(), place.y());
    }

    /// Arranges what stands side by side; gives back its extent. What stood above stays above where
    /// it can, since the layout keeps the order it is told things in.
    private Rect level(List<Figure> figures, double x, double y) {
        figures.sort(Comparator.comparingDouble(f -> place(f).y()));
        Map<String, Integer> order = new HashMap<>();
        List<Wire> wires = new ArrayList<>();
        for (Figure figure : figures) {
            order.put(figure.id(), order.size());
            wires.addAll(wires(figure));
        }
        wires.sort(Comparator.comparingInt(w -> order.getOrDefault(w.to(), 0)));
        Map<String, Point> at = arranged(figures, wires);
        Rect all = new Rect(x, y, 0, 0);
        for (Figure figure : figures) {
            Point p = at.get(figure.id());
            if (p != null) {
                double left = x + Sizes.snapped(p.x());
                double top = y + Sizes.snapped(p.y());
                boolean box = figure instanceof Figure.OfStep s && s.open();
                move(figure.id(), box, left, top, figure.bounds());
                all = all.union(figure.bounds().movedBy(left, top));
            }
        }
        return all;
    }

    private static List<Wire> wires(Figure figure) {
        return switch (figure) {
            case Figure.OfStep s -> Wires.of(s.step());
            case Figure.OfTrigger t -> Wires.of(t.trigger());
            case Figure.OfNote _ -> List.of();
        };
    }

    private void move(String id, boolean box, double left, double top, Rect size) {
        Place old = document.place(id);
        String color = old == null ? null : old.color();
        if (old != null && old.collapsed()) {
            places.put(id, new Place(left, top, old.width(), old.height(), color, true));
            moveInside(id, left - old.x(), top - old.y());
        } else {
            Double width = box ? size.width() : null;
            Double height = box ? size.height() : null;
            places.put(id, new Place(left, top, width, height, color, false));
        }
        inside.getOrDefault(id, Map.of())
                .forEach((inner, p) -> places.put(inner, p.movedBy(left, top)));
    }

    /// What is inside a closed box keeps its distance from it.
    private void moveInside(String box, double dx, double dy) {
        Step step = document.step(box);
        Step.Body body = step == null ? null : step.body();
        if (body != null) {
            StepTree.forEach(
                    body.steps(),
                    (inner, _) -> {
                        Place at = document.place(inner.id());
                        if (at != null) {
                            places.put(inner.id(), at.movedBy(dx, dy));
                        }
                    });
        }
    }

    private static Figure figure(Trigger trigger) {
        return new Figure.OfTrigger(trigger, null, Sizes.trigger(0, 0));
    }

    private Figure figure(Step step) {
        Step.Body body = step.body();
        Place place = document.place(step.id());
        if (body == null || (place != null && place.collapsed())) {
            return new Figure.OfStep(step, null, Sizes.card(step, 0, 0), null, 0, false);
        }
        var inner = new Tidy(document);
        List<Figure> figures = new ArrayList<>();
        body.steps().values().forEach(s -> figures.add(inner.figure(s)));
        Rect r = inner.level(figures, Sizes.BOX_PADDING + Sizes.GRID, Sizes.BOX_HEAD + Sizes.GRID);
        inside.put(step.id(), inner.places);
        Rect bounds =
                new Rect(
                        0,
                        0,
                        Math.max(Sizes.BOX_WIDTH, r.right() + Sizes.BOX_PADDING),
                        Math.max(Sizes.BOX_HEIGHT, r.bottom() + Sizes.GRID));
        return new Figure.OfStep(step, null, bounds, null, 0, true);
    }

    private static Map<String, Point> arranged(List<Figure> figures, List<Wire> wires) {
        ElkNode root = root();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<Outlet, ElkPort> outlets = new HashMap<>();
        Map<String, ElkPort> inlets = new HashMap<>();
        for (Figure figure : figures) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(figure.bounds().width(), figure.bounds().height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            nodes.put(figure.id(), node);
            Point inlet = Ports.inlet(figure);
            if (inlet != null) {
                inlets.put(figure.id(), port(node, inlet, PortSide.WEST));
            }
        }
        for (Figure figure : figures) {
            ElkNode node = nodes.get(figure.id());
            for (Wire wire : wires) {
                if (node != null && wire.from().owner().equals(figure.id())) {
                    outlets.computeIfAbsent(wire.from(), o -> outlet(node, figure, o));
                }
            }
        }
        for (Wire wire : wires) {
            ElkConnectableShape from = outlets.get(wire.from());
            ElkConnectableShape to = inlets.get(wire.to());
            if (from != null && to != null && !(wire.from() instanceof Outlet.Start)) {
                ElkGraphUtil.createSimpleEdge(from, to);
            }
        }
        layOut(root, nodes.size());
        Map<String, Point> at = new HashMap<>();
        nodes.forEach((id, node) -> at.put(id, new Point(node.getX(), node.getY())));
        return at;
    }

    /// The layout visits graphs by recursion, deeper than a common stack of large ones.
    private static void layOut(ElkNode root, int steps) {
        Runnable layout =
                () -> new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        if (steps <= MANY) {
            layout.run();
            return;
        }
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.THOROUGHNESS, 1);
        var deep = new Thread(null, layout, "layout", STACK);
        deep.start();
        boolean interrupted = false;
        while (deep.isAlive()) {
            try {
                deep.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ElkNode root() {
        LayoutMetaDataService.getInstance(); // registers the types of the options
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, GAP);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYER_GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, GAP / 2);
        root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, GAP);
        root.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        return root;
    }

    private static ElkPort outlet(ElkNode node, Figure figure, Outlet outlet) {
        boolean error = outlet instanceof Outlet.Catcher;
        return port(node, Ports.outlet(figure, outlet), error ? PortSide.SOUTH : PortSide.EAST);
    }

    private static ElkPort port(ElkNode node, Point at, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setLocation(at.x(), at.y());
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }
}
