package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Alignment;
import dev.sluice.app.canvas.geometry.Distribution;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.geometry.tidy.Tidy;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.scene.Refusal;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Wrapping;
import dev.sluice.app.edit.step.Ids;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;

import javafx.application.Platform;
import javafx.scene.Cursor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// Puts what is selected in order: lines, gaps, layers, boxes. Each answers whether it did
/// anything.
public final class Arranging {
    private static final int AT_ONCE = 150;

    /// Something that is put in line with others. A note may have the id of a step.
    private sealed interface Piece {
        /// The edit that moves it.
        LayoutEdit movedBy(Point by);

        /// A step or trigger.
        record Element(String id) implements Piece {
            @Override
            public LayoutEdit movedBy(Point by) {
                return new LayoutEdit.MoveElements(Set.of(id), Set.of(), by.x(), by.y());
            }
        }

        record OfNote(String id) implements Piece {
            @Override
            public LayoutEdit movedBy(Point by) {
                return new LayoutEdit.MoveElements(Set.of(), Set.of(id), by.x(), by.y());
            }
        }
    }

    private final CanvasModel model;
    private final CanvasView view;
    private final Messages messages;

    Arranging(CanvasModel model, CanvasView view, Messages messages) {
        this.messages = messages;
        this.model = model;
        this.view = view;
    }

    private Session session() {
        return model.session();
    }

    public boolean align(Alignment line) {
        return move(line.moves(selected()), "edit.align");
    }

    public boolean distribute(Distribution direction) {
        return move(direction.moves(selected()), "edit.distribute");
    }

    /// The bounds of what is selected, without what moves along inside a box.
    private Map<Piece, Rect> selected() {
        Selection now = session().selection();
        Map<Piece, Rect> bounds = new HashMap<>();
        for (String id : now.elements()) {
            Figure figure = model.diagram().figure(id);
            boolean carried =
                    figure instanceof Figure.OfStep s
                            && s.box() != null
                            && model.diagram().figure(s.box()) instanceof Figure.OfStep outer
                            && model.diagram().isWithin(outer, now.elements());
            if (figure != null && !carried) {
                bounds.put(new Piece.Element(id), figure.bounds());
            }
        }
        for (String id : now.notes()) {
            Figure note = model.diagram().notes().get(id);
            if (note != null) {
                bounds.put(new Piece.OfNote(id), note.bounds());
            }
        }
        return bounds;
    }

    private boolean move(Map<Piece, Point> moves, String label) {
        List<Edit> edits = new ArrayList<>();
        moves.forEach((piece, by) -> edits.add(piece.movedBy(by)));
        session().settle();
        return !edits.isEmpty() && session().apply(new Edit.Together(edits, label));
    }

    /// Arranges what is selected in layers; where nothing or one thing is, all.
    public boolean tidy() {
        if (model.diagram().bounds() == null) {
            return false;
        }
        Set<String> some = session().selection().elements();
        FlowDocument document = session().document();
        if (some.size() >= 2) {
            arrange(Tidy.edit(document, some));
            return true;
        }
        if (model.diagram().figures().size() <= AT_ONCE) {
            arrangeAll(Tidy.edit(document));
        } else {
            beside(document, () -> Tidy.edit(document));
        }
        return true;
    }

    /// A large flow is arranged beside the window. What is edited meanwhile counts for more.
    private void beside(FlowDocument document, Supplier<Edit> layout) {
        view.setCursor(Cursor.WAIT);
        Thread.ofVirtual()
                .name("tidy")
                .start(
                        () -> {
                            Edit arranged = layout.get();
                            Platform.runLater(
                                    () -> {
                                        view.setCursor(Cursor.DEFAULT);
                                        if (session().document() == document) {
                                            arrangeAll(arranged);
                                        }
                                    });
                        });
    }

    private void arrangeAll(Edit arranged) {
        arrange(arranged);
        view.fitSoon();
    }

    private void arrange(Edit arranged) {
        session().settle();
        session().apply(arranged);
    }

    /// Whether a group can be made around what is selected.
    public boolean canWrap() {
        return Wrapping.canWrap(session().document(), session().selection().elements());
    }

    public boolean wrap() {
        return wrap(session().selection().elements());
    }

    /// Makes a group around some steps.
    boolean wrap(Set<String> steps) {
        FlowDocument document = session().document();
        Wrapping.Refusal refusal = Wrapping.refusal(document, steps);
        if (refusal != null) {
            return refuse(why(refusal), steps);
        }
        String id = Ids.fresh("group", document.ids());
        Place place = Wrapping.place(document, steps);
        session().settle();
        return session().apply(new BoxEdit.WrapInGroup(steps, id, place), Selection.ofElement(id));
    }

    /// Whether what is selected is a group that can be taken away from around its steps.
    public boolean canUnwrap() {
        String only = session().selection().only();
        return only != null && Wrapping.canUnwrap(session().document(), only);
    }

    public boolean unwrap() {
        String only = session().selection().only();
        session().settle();
        if (only != null && session().apply(new BoxEdit.Unwrap(only))) {
            return true;
        }
        boolean group = only != null && session().document().step(only) instanceof Step.Group;
        String why = group ? "canvas.refusal.unwrap.settings" : "canvas.refusal.unwrap.no-group";
        return refuse(messages.text(why), session().selection().elements());
    }

    private String why(Wrapping.Refusal refusal) {
        return messages.text(
                switch (refusal) {
                    case NO_STEP -> "canvas.refusal.wrap.no-step";
                    case SEVERAL_BOXES -> "canvas.refusal.wrap.boxes";
                    case SEVERAL_ENTRIES -> "canvas.refusal.wrap.entries";
                    case SEVERAL_EXITS -> "canvas.refusal.wrap.exits";
                    case SEVERAL_HANDLERS -> "canvas.refusal.wrap.handlers";
                });
    }

    /// Says below some elements why nothing was done with them.
    private boolean refuse(String why, Set<String> elements) {
        Rect around =
                Rect.around(
                        elements.stream()
                                .map(model.diagram()::figure)
                                .filter(Objects::nonNull)
                                .map(Figure::bounds)
                                .toList());
        if (around != null) {
            model.refuse(new Refusal(why, new Point(around.x(), around.bottom())));
        }
        return false;
    }

    /// Closes the selected boxes, or opens them where all are closed.
    public boolean fold() {
        List<Figure.OfStep> boxes = new ArrayList<>();
        for (String id : session().selection().elements()) {
            if (model.diagram().figure(id) instanceof Figure.OfStep s && s.step().body() != null) {
                boxes.add(s);
            }
        }
        boolean close = boxes.stream().anyMatch(Figure.OfStep::open);
        List<Edit> edits = new ArrayList<>();
        boxes.forEach(box -> edits.add(new BoxEdit.Collapse(box.id(), close)));
        session().settle();
        return !edits.isEmpty()
                && session()
                        .apply(
                                edits.size() == 1
                                        ? edits.getFirst()
                                        : new Edit.Together(edits, edits.getFirst().label()));
    }

    /// Closes one box, or opens it.
    boolean fold(String id) {
        session().select(Selection.ofElement(id));
        return fold();
    }
}
