package dev.sluice.app.canvas.geometry.tidy;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;

import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts figures that stand side by side into layers, so that wires lead to the right and a fork
/// opens evenly to both sides of its step.
final class Layers {
    private static final double LAYER_GAP = 60;
    private static final double GAP = 40;

    /// From so many on, speed counts for more than the last straight wire.
    private static final int MANY = 100;

    private static final long STACK = 512L << 20;

    private Layers() {}

    /// Where the corners of figures go.
    ///
    /// @param figures each with its corner at the origin
    /// @param rooms what each takes up with the notes that stand by it
    static Map<String, Point> of(List<Figure> figures, List<Wire> wires, Map<String, Rect> rooms) {
        ElkNode root = root();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        Map<Outlet, ElkPort> outlets = new HashMap<>();
        Map<String, ElkPort> inlets = new HashMap<>();
        for (Figure figure : figures) {
            Rect room = rooms.getOrDefault(figure.id(), figure.bounds());
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(room.width(), room.height());
            node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
            nodes.put(figure.id(), node);
            Point inlet = Ports.inlet(figure);
            if (inlet != null) {
                inlets.put(
                        figure.id(), port(node, inlet.plus(-room.x(), -room.y()), PortSide.WEST));
            }
        }
        for (Figure figure : figures) {
            ElkNode node = nodes.get(figure.id());
            for (Wire wire : wires) {
                if (node != null && wire.from().owner().equals(figure.id())) {
                    Rect room = rooms.getOrDefault(figure.id(), figure.bounds());
                    outlets.computeIfAbsent(wire.from(), o -> outlet(node, figure, room, o));
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
        for (Figure figure : figures) {
            Rect room = rooms.getOrDefault(figure.id(), figure.bounds());
            ElkNode node = nodes.get(figure.id());
            if (node != null) {
                at.put(figure.id(), new Point(node.getX() - room.x(), node.getY() - room.y()));
            }
        }
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
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.BALANCED);
        root.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        return root;
    }

    private static ElkPort outlet(ElkNode node, Figure figure, Rect room, Outlet outlet) {
        boolean error = outlet instanceof Outlet.Catcher;
        Point at = Ports.outlet(figure, outlet).plus(-room.x(), -room.y());
        return port(node, at, error ? PortSide.SOUTH : PortSide.EAST);
    }

    private static ElkPort port(ElkNode node, Point at, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setLocation(at.x(), at.y());
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }
}
