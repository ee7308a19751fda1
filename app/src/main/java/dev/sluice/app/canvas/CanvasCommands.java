package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Rect;
import dev.sluice.app.canvas.gesture.Idle;
import dev.sluice.app.canvas.gesture.Outcome;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.NoteColor;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.Layout.Note;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user can do on the canvas by menu or key. Each answers whether it did anything.
public final class CanvasCommands {
    private static final double ZOOM_STEP = 1.25;
    private static final double FIT_MARGIN = 32;

    private final CanvasModel model;
    private final CanvasView view;
    private final Arranging arranging;
    private final Clipping clipping;
    private final Adding adding;
    private final LooseEnds looseEnds;
    private final SelectionWalk walk;

    CanvasCommands(CanvasModel model, CanvasView view, Offers offers, Messages messages) {
        this.model = model;
        this.view = view;
        this.arranging = new Arranging(model, view, messages);
        this.clipping = new Clipping(model, view, offers);
        this.adding = new Adding(model, view, messages);
        this.looseEnds = new LooseEnds(model, view);
        this.walk = new SelectionWalk(model, view);
    }

    public Arranging arranging() {
        return arranging;
    }

    /// Puts something new onto the canvas.
    public Adding adding() {
        return adding;
    }

    /// Leads wires elsewhere that were let go on nothing.
    public LooseEnds looseEnds() {
        return looseEnds;
    }

    /// Goes from step to step.
    public SelectionWalk walk() {
        return walk;
    }

    /// Offers what can be added, as the key on the canvas does.
    public boolean offer() {
        return view.keys().add();
    }

    /// Edits the name of the one thing that is selected, where it stands.
    public boolean rename() {
        return view.keys().rename();
    }

    /// Opens a closed box, else the settings of what is selected.
    public boolean open() {
        return view.keys().open();
    }

    /// Opens the menu of what is selected.
    public boolean menu() {
        return view.keys().menu();
    }

    private Session session() {
        return model.session();
    }

    public boolean delete() {
        Selection s = session().selection();
        return !s.isEmpty()
                && session()
                        .apply(new ElementEdit.DeleteElements(s.elements(), s.notes(), s.wires()));
    }

    /// Removes the selected steps and joins the wires that led to them with those that led on.
    public boolean deleteBetween() {
        Set<String> steps = session().selection().elements();
        session().settle();
        return !steps.isEmpty()
                && (session().apply(new ElementEdit.DeleteBetween(steps)) || delete());
    }

    public boolean copy() {
        return clipping.copy();
    }

    public boolean cut() {
        return clipping.copy() && delete();
    }

    /// Puts what was copied where the pointer is, else where the window looks.
    public boolean paste() {
        return clipping.paste();
    }

    /// Puts copies where they were let go.
    void put(Outcome.Copied copied) {
        clipping.put(copied);
    }

    public boolean duplicate() {
        return clipping.duplicate();
    }

    public boolean selectAll() {
        FlowDocument document = session().document();
        Set<String> notes =
                document.layout().notes().stream()
                        .map(Note::id)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        session().select(new Selection(document.ids(), notes, Set.of()));
        return true;
    }

    public boolean nudge(double dx, double dy) {
        Selection s = session().selection();
        if (s.elements().isEmpty() && s.notes().isEmpty()) {
            view.viewport().pan(-dx, -dy);
            return true;
        }
        return session().apply(new LayoutEdit.MoveElements(s.elements(), s.notes(), dx, dy));
    }

    /// Ends what the pointer is in the middle of, else what is selected.
    public boolean letGo() {
        if (!(model.gesture() instanceof Idle)) {
            model.begin(new Idle());
        } else {
            session().select(Selection.NONE);
        }
        return true;
    }

    public boolean fit() {
        Rect all = model.diagram().bounds();
        if (all != null) {
            view.viewport().fit(all, view.getWidth(), view.getHeight(), FIT_MARGIN);
        }
        return all != null;
    }

    /// Opens the field in which one types what to find.
    public void find() {
        view.findBar().open();
    }

    public void toggleMinimap() {
        view.toggleMinimap();
    }

    public void zoomIn() {
        zoom(ZOOM_STEP);
    }

    public void zoomOut() {
        zoom(1 / ZOOM_STEP);
    }

    public void zoomToNormal() {
        zoom(1 / view.viewport().scale());
    }

    private void zoom(double factor) {
        view.viewport().zoom(factor, view.getWidth() / 2, view.getHeight() / 2);
    }

    /// Arranges what is selected in layers; where nothing or one thing is, all.
    public boolean tidy() {
        return arranging.tidy();
    }

    /// Shows what is selected as large as it can be.
    public boolean fitSelection() {
        Selection now = session().selection();
        List<Rect> chosen = new ArrayList<>();
        now.elements().stream()
                .map(model.diagram()::figure)
                .filter(Objects::nonNull)
                .forEach(f -> chosen.add(f.bounds()));
        now.notes().stream()
                .map(model.diagram().notes()::get)
                .filter(Objects::nonNull)
                .forEach(f -> chosen.add(f.bounds()));
        model.diagram().routes().stream()
                .filter(r -> now.wires().contains(r.wire()))
                .forEach(r -> chosen.add(r.curve().bounds()));
        Rect area = Rect.around(chosen);
        if (area != null) {
            view.viewport().fit(area, view.getWidth(), view.getHeight(), FIT_MARGIN);
        }
        return area != null;
    }

    /// Brings a step or trigger onto the window and selects it.
    public void show(String id) {
        Figure figure = model.diagram().figure(id);
        if (figure != null) {
            show(figure);
        }
    }

    /// Brings a figure onto the window and selects it.
    void show(Figure figure) {
        session()
                .select(
                        figure instanceof Figure.OfNote
                                ? Selection.ofNote(figure.id())
                                : Selection.ofElement(figure.id()));
        view.reveal(figure.bounds());
    }

    /// Puts a note on paper of another colour.
    public void paint(String id, NoteColor color) {
        Figure.OfNote figure = model.diagram().notes().get(id);
        if (figure != null) {
            Note n = figure.note();
            String word = color == NoteColor.YELLOW ? null : color.word();
            session().settle();
            session()
                    .apply(
                            new LayoutEdit.PutNote(
                                    new Note(
                                            id,
                                            n.x(),
                                            n.y(),
                                            n.width(),
                                            n.height(),
                                            n.text(),
                                            word)));
        }
    }
}
