package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.geometry.Point;
import dev.sluice.app.canvas.geometry.Sizes;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.session.Selection;

import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/// The keys of the canvas that stand in no menu: moving about, moving things, adding and opening.
final class KeyInput {
    private final CanvasView view;
    private final CanvasModel model;
    private final Offers offers;
    private final LabelEditor labels;
    private final ContextLines lines;

    KeyInput(
            CanvasView view,
            CanvasModel model,
            Offers offers,
            LabelEditor labels,
            ContextLines lines) {
        this.view = view;
        this.model = model;
        this.offers = offers;
        this.labels = labels;
        this.lines = lines;
    }

    void install() {
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent e) {
        if (e.isShortcutDown() || e.isMetaDown()) {
            return;
        }
        CanvasCommands commands = view.commands();
        double by = e.isShiftDown() ? 5 * Sizes.GRID : Sizes.GRID;
        boolean done =
                switch (e.getCode()) {
                    case LEFT -> e.isAltDown() ? commands.walk().before() : commands.nudge(-by, 0);
                    case RIGHT -> e.isAltDown() ? commands.walk().next() : commands.nudge(by, 0);
                    case UP -> e.isAltDown() ? commands.walk().above() : commands.nudge(0, -by);
                    case DOWN -> e.isAltDown() ? commands.walk().below() : commands.nudge(0, by);
                    case DELETE, BACK_SPACE -> commands.delete();
                    case ESCAPE -> commands.letGo();
                    case TAB -> commands.walk().inOrder(!e.isShiftDown());
                    case ENTER -> open();
                    case F2 -> rename();
                    case F -> commands.fit();
                    case A, INSERT -> add();
                    case F10 -> e.isShiftDown() && menu();
                    case CONTEXT_MENU -> menu();
                    default -> false;
                };
        if (done) {
            e.consume();
        }
    }

    /// Opens a closed box, else the settings of what is selected.
    boolean open() {
        String only = model.session().selection().only();
        if (only == null) {
            return false;
        }
        boolean closed =
                model.diagram().figure(only) instanceof Figure.OfStep s
                        && s.step().body() != null
                        && !s.open();
        if (closed) {
            return view.commands().arranging().fold();
        }
        model.session().point(Selection.ofElement(only), "/label");
        return true;
    }

    boolean rename() {
        Selection now = model.session().selection();
        String only = now.only();
        if (only != null) {
            labels.editElement(only);
        } else if (now.elements().isEmpty() && now.notes().size() == 1) {
            labels.editNote(now.notes().iterator().next());
        }
        return only != null || now.notes().size() == 1;
    }

    /// Offers what can be put where the pointer is; what is chosen follows the selected step if
    /// nothing does yet.
    boolean add() {
        Outlet from = view.commands().adding().openEnd();
        Point at = view.pointer();
        if (at == null || (from != null && model.diagram().hit(at, 0) instanceof Hit.OnElement)) {
            Figure after = from == null ? null : model.diagram().figure(from.owner());
            at =
                    after == null
                            ? view.visible().center()
                            : new Point(
                                    after.bounds().right() + 4 * Sizes.GRID,
                                    after.bounds().y() + Sizes.CARD_HEIGHT / 2);
        }
        Point place = at;
        Point2D screen = screen(at);
        // once the letter is typed, or it would land in the field that opens
        Platform.runLater(() -> offers.offer(place, from, screen.getX(), screen.getY()));
        return true;
    }

    boolean menu() {
        String only = model.session().selection().only();
        Figure figure = only == null ? null : model.diagram().figure(only);
        Point at = figure == null ? view.visible().center() : figure.bounds().center();
        Point2D screen = screen(at);
        lines.show(hit(only), screen.getX(), screen.getY());
        return true;
    }

    private Hit hit(@Nullable String element) {
        Selection now = model.session().selection();
        boolean note = now.elements().isEmpty() && now.notes().size() == 1;
        return element != null
                ? new Hit.OnElement(element)
                : note ? new Hit.OnNote(now.notes().iterator().next()) : new Hit.Nothing();
    }

    private Point2D screen(Point at) {
        Point p = view.viewport().toWindow(at);
        return view.localToScreen(p.x(), p.y());
    }
}
