package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Ports;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.Route;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.geometry.room.Room;
import dev.sluice.app.canvas.geometry.tidy.Placement;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.DropAim;
import dev.sluice.app.edit.Blueprint;
import dev.sluice.app.edit.Blueprint.Planned;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Puts something new onto the canvas: where there is room, where it is dropped, onto a wire or
/// into a box.
public final class Adding {
    /// So far from a wire, in pixels of the window, something is dropped onto it.
    private static final double REACH = 10;

    private final CanvasModel model;
    private final CanvasView view;
    private final Session session;
    private final Messages messages;

    Adding(CanvasModel model, CanvasView view, Messages messages) {
        this.model = model;
        this.view = view;
        this.session = model.session();
        this.messages = messages;
    }

    /// Puts something new where there is room: after the step that is selected and wired to it,
    /// else in the middle of the window.
    public void add(Blueprint blueprint) {
        String only = session.selection().only();
        Figure after = only == null ? null : model.diagram().figure(only);
        Outlet from = after == null ? null : follows(after);
        Rect visible = view.visible();
        Point at =
                after == null
                        ? corner(blueprint, visible.center())
                        : new Point(after.bounds().right() + 4 * Sizes.GRID, after.bounds().y());
        put(blueprint, at, from);
    }

    /// What the next step would be wired to: the one step or trigger that is selected, where
    /// nothing follows it yet.
    @Nullable Outlet openEnd() {
        String only = session.selection().only();
        Figure figure = only == null ? null : model.diagram().figure(only);
        return figure == null ? null : follows(figure);
    }

    private @Nullable Outlet follows(Figure figure) {
        if (figure instanceof Figure.OfStep s && s.step() instanceof Step.Choice choice) {
            return follows(choice);
        }
        var free = new Outlet.Next(figure.id());
        boolean leads =
                model.diagram().routes().stream().anyMatch(r -> r.wire().from().equals(free));
        boolean can = Ports.outlets(figure).contains(free);
        return can && !leads ? free : null;
    }

    /// A choice without a rule lacks one first, then what it leads to where none holds.
    private static Outlet follows(Step.Choice choice) {
        boolean complete = choice.rules().isEmpty() || choice.otherwise() != null;
        return complete ? new Outlet.NewRule(choice.id()) : new Outlet.Otherwise(choice.id());
    }

    /// Where something new would go at a place.
    DropAim aim(Blueprint blueprint, Point at) {
        Rect where = ghost(blueprint, at);
        Route under = wireUnder(at);
        Planned onWire =
                under == null
                        ? null
                        : blueprint.on(
                                session.document(), under.wire(), Place.at(where.x(), where.y()));
        String box = blueprint instanceof Blueprint.OfNote ? null : model.diagram().boxIdAt(at);
        String refusal =
                box != null && blueprint instanceof Blueprint.OfTrigger
                        ? messages.text("canvas.refusal.trigger-in-box")
                        : null;
        return new DropAim(
                at, where, onWire == null || under == null ? null : under.wire(), box, refusal);
    }

    private @Nullable Route wireUnder(Point at) {
        return model.diagram().routeAt(at, REACH / view.viewport().scale());
    }

    /// Puts something new at a place, onto the wire or into the box that is there.
    public void drop(Blueprint blueprint, Point at) {
        DropAim aim = aim(blueprint, at);
        if (aim.refusal() != null) {
            return;
        }
        Planned planned = aim.wire() == null ? null : between(blueprint, aim.wire(), aim.where());
        if (planned == null) {
            put(blueprint, corner(blueprint, at), null);
        } else {
            apply(planned);
        }
    }

    /// Puts several new things at a place, one below the other, as one edit.
    public void drop(List<Blueprint> blueprints, Point at) {
        FlowDocument document = session.document();
        List<Edit> edits = new ArrayList<>();
        Set<String> made = new LinkedHashSet<>();
        for (Blueprint blueprint : blueprints) {
            Point middle = at.plus(0, edits.size() * 1.5 * Sizes.CARD_HEIGHT);
            Planned planned = plan(blueprint, middle, document, edits.isEmpty());
            edits.add(planned.edit());
            document = planned.edit().apply(document);
            if (planned.element() != null) {
                made.add(planned.element());
            }
        }
        if (!edits.isEmpty()) {
            session.settle();
            session.apply(
                    new Edit.Together(edits, edits.getFirst().label()), Selection.ofElements(made));
            view.requestFocus();
        }
    }

    private Planned plan(Blueprint blueprint, Point middle, FlowDocument document, boolean first) {
        DropAim aim = aim(blueprint, middle);
        Planned on =
                first && aim.wire() != null ? between(blueprint, aim.wire(), aim.where()) : null;
        Place place = Placement.free(corner(blueprint, middle), document.layout().places());
        return on != null ? on : blueprint.at(document, place, aim.box(), null, "");
    }

    /// Puts something new on a wire, in its middle.
    public void insert(Blueprint blueprint, Wire wire) {
        Planned planned = between(blueprint, wire, ghost(blueprint, middle(wire)));
        if (planned != null) {
            apply(planned);
        }
    }

    /// Puts a step that has no wires on one, in its middle.
    public void put(String step, Wire wire) {
        Figure figure = model.diagram().figure(step);
        Rect card = figure == null ? null : figure.bounds();
        if (card == null) {
            return;
        }
        Point middle = middle(wire);
        double x = middle.x() - card.center().x();
        double y = middle.y() - card.center().y();
        Room room = Room.between(model.diagram(), wire, card.movedBy(x, y), step);
        session.settle();
        session.apply(
                room.onto(
                        new BoxEdit.MoveOntoWire(
                                step,
                                wire,
                                room.corner().x() - card.x(),
                                room.corner().y() - card.y())));
    }

    /// The middle of a wire; of one that is not drawn, the place of the step it leads to.
    private Point middle(Wire wire) {
        Route route = model.diagram().route(wire);
        Place to = session.document().place(wire.to());
        return route != null
                ? route.curve().along(0.5)
                : to == null ? view.visible().center() : new Point(to.x(), to.y());
    }

    /// Plans to put something on a wire, with room made for it.
    private @Nullable Planned between(Blueprint blueprint, Wire wire, Rect where) {
        Room room = Room.between(model.diagram(), wire, where, null);
        var at = Place.at(room.corner().x(), room.corner().y());
        Planned planned = blueprint.on(session.document(), wire, at);
        return planned == null
                ? null
                : new Planned(room.onto(planned.edit()), planned.element(), null);
    }

    /// Puts something new with its left upper corner at a place.
    public void put(Blueprint blueprint, Point corner, @Nullable Outlet from) {
        boolean triggerLike = blueprint instanceof Blueprint.OfTrigger;
        Point middle = corner.plus(width(blueprint) / 2, Sizes.CARD_HEIGHT / 2);
        String box = triggerLike ? null : box(middle, from);
        boolean wired = from != null && !triggerLike;
        apply(
                blueprint.at(
                        session.document(),
                        place(corner),
                        box,
                        wired ? from : null,
                        messages.text("canvas.note.new")));
    }

    /// A wire leads only within one box; what follows a step goes where the step is.
    private @Nullable String box(Point middle, @Nullable Outlet from) {
        if (from instanceof Outlet.Start(String owner)) {
            return owner;
        }
        if (from != null) {
            return session.document().boxOf(from.owner());
        }
        return model.diagram().boxIdAt(middle);
    }

    private Place place(Point corner) {
        return Placement.free(corner, session.document().layout().places());
    }

    private void apply(Planned planned) {
        String element = planned.element();
        String note = planned.note();
        session.settle();
        session.apply(
                planned.edit(),
                element != null
                        ? Selection.ofElement(element)
                        : note != null ? Selection.ofNote(note) : Selection.NONE);
        Figure made =
                element != null
                        ? model.diagram().figure(element)
                        : note != null ? model.diagram().notes().get(note) : null;
        if (made != null) {
            view.reveal(made.bounds());
        }
        view.requestFocus();
    }

    /// The bounds of what would be dropped.
    private static Rect ghost(Blueprint blueprint, Point at) {
        Point corner = corner(blueprint, at);
        return Sizes.fresh(blueprint, Sizes.snapped(corner.x()), Sizes.snapped(corner.y()));
    }

    /// Where the left upper corner is of something whose head is held in the middle.
    private static Point corner(Blueprint blueprint, Point at) {
        return at.plus(-width(blueprint) / 2, -Sizes.CARD_HEIGHT / 2);
    }

    private static double width(Blueprint blueprint) {
        return Sizes.fresh(blueprint, 0, 0).width();
    }
}
