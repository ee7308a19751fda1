package dev.sluice.app.canvas.geometry;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Arranges a whole flow from left to right in layers, each box by itself from the inside out.
public final class Tidy {
    private static final double LAYER_GAP = 60;
    private static final double GAP = 40;

    private final Map<String, Place> places = new LinkedHashMap<>();

    /// What boxes hold, by box, as if the box stood at the origin.
    private final Map<String, Map<String, Place>> inside = new HashMap<>();

    private Tidy() {}

    /// Places for all triggers and steps, the left upper one at a given point.
    public static Map<String, Place> places(FlowDocument document, double x, double y) {
        var tidy = new Tidy();
        List<Figure> figures = new ArrayList<>();
        List<Wire> wires = new ArrayList<>();
        for (Trigger trigger : document.flow().triggers().values()) {
            figures.add(new Figure.OfTrigger(trigger, null, Sizes.trigger(0, 0)));
            for (int i = 0; i < trigger.next().size(); i++) {
                wires.add(new Wire(new Outlet.Next(trigger.id()), i, trigger.next().get(i)));
            }
        }
        tidy.level(document.flow().steps(), figures, wires, x, y);
        return tidy.places;
    }

    /// Arranges what stands side by side; gives back its extent.
    private Rect level(
            Map<String, Step> steps, List<Figure> figures, List<Wire> wires, double x, double y) {
        for (Step step : steps.values()) {
            figures.add(figure(step));
            wires.addAll(Wires.of(step));
        }
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

    private void move(String id, boolean box, double left, double top, Rect size) {
        places.put(
                id,
                box
                        ? new Place(left, top, size.width(), size.height(), null, false)
                        : Place.at(left, top));
        inside.getOrDefault(id, Map.of())
                .forEach((inner, p) -> places.put(inner, p.movedBy(left, top)));
    }

    private Figure figure(Step step) {
        Step.Body body = step.body();
        if (body == null) {
            return new Figure.OfStep(step, null, Sizes.card(step, 0, 0), null, 0, false);
        }
        var inner = new Tidy();
        Rect r =
                inner.level(
                        body.steps(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        Sizes.BOX_PADDING + Sizes.GRID,
                        Sizes.BOX_HEAD + Sizes.GRID);
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
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        Map<String, Point> at = new HashMap<>();
        nodes.forEach((id, node) -> at.put(id, new Point(node.getX(), node.getY())));
        return at;
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
