package dev.sluice.app.canvas.scene;

import dev.sluice.app.canvas.geometry.Diagram;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.shape.FigureNode;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.canvas.shape.Shapes;
import dev.sluice.app.canvas.shape.WireNode;
import dev.sluice.app.canvas.shape.WireNode.State;
import dev.sluice.app.canvas.shape.WireWords;
import dev.sluice.app.canvas.shape.WireWords.Words;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;

import javafx.scene.Group;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// The nodes of what is visible of a diagram. Nodes of figures and wires that stayed as they were
/// are kept. What left the window is hidden, since making a node again costs more than a frame;
/// only when much is hidden it is let go.
public final class Scenery extends Group {
    /// How many figures may be hidden.
    private static final int HIDDEN = 400;

    /// From how many figures on each is drawn from a picture of it: quicker to pan, but less sharp
    /// where the zoom sets it between two pixels.
    private static final int LARGE = 200;

    private final Look look;
    private final Shapes shapes;
    private final Group notes = new Group();
    private final Group boxes = new Group();
    private final Group wires = new Group();
    private final Group cards = new Group();
    private final Map<String, FigureNode> figureNodes = new HashMap<>();
    private final Map<String, FigureNode> noteNodes = new HashMap<>();
    private final Map<Wire, Drawn> wireNodes = new HashMap<>();
    private Map<String, FunctionSpec> functions = Map.of();

    /// A wire's node and what it was made from.
    private record Drawn(Route route, Words words, WireNode node) {}

    public Scenery(Look look) {
        this.look = look;
        this.shapes = new Shapes(look);
        getChildren().addAll(notes, boxes, wires, cards);
        setAutoSizeChildren(false);
    }

    /// Shows what of a diagram lies in an area.
    public void show(Diagram diagram, Rect area) {
        Flow flow = diagram.document().flow();
        if (flow.functions() != functions) {
            functions = flow.functions();
            drop(figureNodes, Set.of(), _ -> false);
        }
        Set<String> seen = new HashSet<>();
        for (Figure figure : diagram.figures().values()) {
            if (figure.bounds().grown(30).intersects(area)) {
                seen.add(figure.id());
                boolean box = figure instanceof Figure.OfStep s && s.open();
                keep(figureNodes, figure, flow, box ? boxes : cards)
                        .setCache(diagram.figures().size() >= LARGE);
            }
        }
        boolean room = figureNodes.size() <= seen.size() + HIDDEN;
        drop(figureNodes, seen, id -> room && diagram.figure(id) != null);
        Set<String> seenNotes = new HashSet<>();
        for (Figure figure : diagram.notes().values()) {
            if (figure.bounds().intersects(area)) {
                seenNotes.add(figure.id());
                keep(noteNodes, figure, flow, notes);
            }
        }
        drop(noteNodes, seenNotes, _ -> false);
        showWires(diagram, area);
    }

    private FigureNode keep(Map<String, FigureNode> nodes, Figure figure, Flow flow, Group layer) {
        FigureNode old = nodes.get(figure.id());
        if (old != null && (old.figure() == figure || old.follow(figure))) {
            old.setVisible(true);
            return old;
        }
        FigureNode fresh = shapes.node(figure, flow);
        if (old != null && old.getParent() == layer) {
            layer.getChildren().set(layer.getChildren().indexOf(old), fresh);
        } else {
            remove(old);
            layer.getChildren().add(fresh);
        }
        nodes.put(figure.id(), fresh);
        return fresh;
    }

    /// @param hide what of the unseen is only hidden
    private static void drop(
            Map<String, FigureNode> nodes, Set<String> seen, Predicate<String> hide) {
        nodes.values()
                .removeIf(
                        node -> {
                            String id = node.figure().id();
                            if (seen.contains(id)) {
                                return false;
                            }
                            boolean kept = hide.test(id);
                            if (kept) {
                                node.setVisible(false);
                            } else {
                                remove(node);
                            }
                            return !kept;
                        });
    }

    private static void remove(@Nullable Node node) {
        if (node != null && node.getParent() instanceof Group layer) {
            layer.getChildren().remove(node);
        }
    }

    private void showWires(Diagram diagram, Rect area) {
        Set<Wire> seen = new HashSet<>();
        for (Route route : diagram.routes()) {
            if (route.reach().grown(12).intersects(area)
                    && route.curve().bounds().grown(12).intersects(area)) {
                seen.add(route.wire());
                keep(route, WireWords.of(route, diagram, look.summaries()), diagram);
            }
        }
        boolean hide = wireNodes.size() <= seen.size() + 2 * HIDDEN;
        wireNodes
                .entrySet()
                .removeIf(
                        entry -> {
                            WireNode node = entry.getValue().node();
                            boolean gone = !seen.contains(entry.getKey());
                            node.setVisible(!gone);
                            if (gone && !hide) {
                                wires.getChildren().remove(node);
                            }
                            return gone && !hide;
                        });
    }

    private void keep(Route route, Words words, Diagram diagram) {
        Drawn old = wireNodes.get(route.wire());
        if (old != null && old.words().equals(words)) {
            if (old.route() != route) {
                old.node().follow(route, diagram);
                wireNodes.put(route.wire(), new Drawn(route, words, old.node()));
            }
            return;
        }
        if (old != null) {
            wires.getChildren().remove(old.node());
        }
        boolean error = route.wire().from() instanceof Outlet.Catcher;
        var node = new WireNode(error, words);
        wires.getChildren().add(node);
        node.follow(route, diagram);
        wireNodes.put(route.wire(), new Drawn(route, words, node));
    }

    /// The wire whose words are drawn at a point.
    public @Nullable Wire wireWithWordsAt(Point p) {
        Wire found = null;
        for (Map.Entry<Wire, Drawn> entry : wireNodes.entrySet()) {
            WireNode node = entry.getValue().node();
            if (node.isVisible() && node.saysSomethingAt(p)) {
                found = entry.getKey();
            }
        }
        return isVisible() ? found : null;
    }

    /// Visits the nodes that are there.
    public void decorate(Decorations decorations, @Nullable Wire hidden) {
        Consumer<FigureNode> show =
                node -> {
                    if (node.isVisible()) {
                        node.show(decorations.of(node.figure()));
                    }
                };
        figureNodes.values().forEach(show);
        noteNodes.values().forEach(show);
        wireNodes.forEach(
                (wire, drawn) -> {
                    if (!drawn.node().isVisible()) {
                        return;
                    }
                    drawn.node().setVisible(!wire.equals(hidden));
                    drawn.node()
                            .show(
                                    new State(
                                            decorations.isSelected(wire),
                                            decorations.isHovered(wire),
                                            decorations.isTaken(wire),
                                            decorations.problem(wire)));
                });
    }
}
