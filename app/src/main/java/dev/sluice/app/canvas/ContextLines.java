package dev.sluice.app.canvas;

import dev.sluice.app.canvas.geometry.Alignment;
import dev.sluice.app.canvas.geometry.Distribution;
import dev.sluice.app.canvas.geometry.Figure;
import dev.sluice.app.canvas.geometry.Hit;
import dev.sluice.app.canvas.scene.CanvasModel;
import dev.sluice.app.canvas.shape.Look;
import dev.sluice.app.canvas.shape.NoteColor;
import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.edit.repair.Repairs;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;

import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Objects;

/// The menu of what is under the pointer: only what can be done with it.
final class ContextLines {
    private final CanvasView view;
    private final CanvasModel model;
    private final Look look;
    private final LabelEditor labels;
    private final Offers offers;
    private final ContextMenu menu = new ContextMenu();

    ContextLines(CanvasView view, CanvasModel model, Look look, LabelEditor labels, Offers offers) {
        this.view = view;
        this.model = model;
        this.look = look;
        this.labels = labels;
        this.offers = offers;
        menu.setId("canvas-menu");
    }

    void hide() {
        menu.hide();
    }

    void show(Hit hit, double screenX, double screenY) {
        menu.getItems().clear();
        Selection now = model.session().selection();
        if (now.isEmpty()) {
            add("action.add-here", "action-add", () -> offer(screenX, screenY));
            ground();
        } else if (now.elements().isEmpty() && now.notes().isEmpty()) {
            add("action.insert-here", "action-add", () -> offer(screenX, screenY));
            add("action.delete", "action-delete", view.commands()::delete);
        } else {
            chosen(now, hit);
        }
        menu.show(view, screenX, screenY);
    }

    private void offer(double screenX, double screenY) {
        Point2D at = view.screenToLocal(screenX, screenY);
        offers.offer(view.at(at.getX(), at.getY()), null, screenX, screenY);
    }

    private void ground() {
        add("action.paste", null, view.commands()::paste);
        add("action.select-all", null, view.commands()::selectAll);
        separate();
        add("action.tidy", "action-tidy", view.commands()::tidy);
        add("action.fit", "action-fit", view.commands()::fit);
    }

    private void chosen(Selection now, Hit hit) {
        String only = now.only();
        if (only != null) {
            add("action.label", null, () -> labels.editElement(only));
            repairs(only);
        }
        if (hit instanceof Hit.OnNote(String id)) {
            add("action.label", null, () -> labels.editNote(id));
            menu.getItems().add(colors(id));
        }
        offers.doings().forEach(doing -> add(doing.key(), doing.icon(), doing.act()));
        boxes(only);
        separate();
        add("action.cut", null, view.commands()::cut);
        add("action.copy", "action-copy", view.commands()::copy);
        add("action.duplicate", null, view.commands()::duplicate);
        add("action.delete", "action-delete", view.commands()::delete);
        if (leadOn(now)) {
            add("action.delete-between", null, view.commands()::deleteBetween);
        }
        int count = now.elements().size() + now.notes().size();
        if (count > 1) {
            separate();
            menu.getItems().add(align());
        }
        if (count > 2) {
            menu.getItems().add(distribute());
        }
        if (now.elements().size() > 1) {
            add("action.tidy-selected", "action-tidy", view.commands()::tidy);
        }
    }

    /// What mends a step. The card beside its sign, which offers the same, opens to a click alone.
    private void repairs(String id) {
        Session session = model.session();
        session.problemsProperty().get().stream()
                .filter(problem -> id.equals(problem.element()))
                .map(problem -> Repairs.of(session.document(), problem))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(repair -> add(repair.key(), null, () -> mend(repair)));
    }

    private void mend(Repair repair) {
        model.session().settle();
        model.session().apply(repair.edit());
    }

    /// Whether one of the selected steps stands between others.
    private boolean leadOn(Selection now) {
        return model.diagram().routes().stream()
                .filter(r -> now.elements().contains(r.wire().to()))
                .anyMatch(
                        r ->
                                model.diagram().figure(r.wire().to()) instanceof Figure.OfStep s
                                        && !s.step().next().isEmpty());
    }

    private @Nullable Figure figure(@Nullable String only) {
        return only == null ? null : model.diagram().figure(only);
    }

    private void boxes(@Nullable String only) {
        Figure figure = figure(only);
        Arranging arranging = view.commands().arranging();
        if (figure instanceof Figure.OfStep s && s.step().body() != null) {
            add(s.open() ? "action.collapse" : "action.expand", null, arranging::fold);
        }
        if (arranging.canUnwrap()) {
            add("action.unwrap", null, arranging::unwrap);
        }
        if (figure instanceof Figure.OfStep s && s.box() != null) {
            add(
                    "action.take-out",
                    null,
                    () ->
                            model.session()
                                    .apply(
                                            new BoxEdit.MoveIntoBox(
                                                    model.session().selection().elements(),
                                                    model.session().selection().notes(),
                                                    outer(s.box()),
                                                    0,
                                                    0)));
        }
        if (arranging.canWrap()) {
            add("action.wrap", null, arranging::wrap);
        }
    }

    private @Nullable String outer(@Nullable String box) {
        return box == null ? null : model.session().document().boxOf(box);
    }

    private Menu align() {
        var lines = new Menu(look.messages().text("action.align"));
        for (Alignment line : Alignment.values()) {
            lines.getItems()
                    .add(
                            item(
                                    "action.align." + line.name().toLowerCase(Locale.ROOT),
                                    null,
                                    () -> view.commands().arranging().align(line)));
        }
        return lines;
    }

    private Menu distribute() {
        var lines = new Menu(look.messages().text("action.distribute"));
        for (Distribution direction : Distribution.values()) {
            lines.getItems()
                    .add(
                            item(
                                    "action.distribute."
                                            + direction.name().toLowerCase(Locale.ROOT),
                                    null,
                                    () -> view.commands().arranging().distribute(direction)));
        }
        return lines;
    }

    private Menu colors(String note) {
        var lines = new Menu(look.messages().text("action.color"));
        for (NoteColor color : NoteColor.values()) {
            lines.getItems()
                    .add(
                            item(
                                    "action.color." + color.word(),
                                    null,
                                    () -> view.commands().paint(note, color)));
        }
        return lines;
    }

    private void separate() {
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
    }

    private void add(String key, @Nullable String icon, Runnable act) {
        menu.getItems().add(item(key, icon, act));
    }

    private MenuItem item(String key, @Nullable String icon, Runnable act) {
        var item = new MenuItem(look.messages().text(key));
        item.setId("canvas-" + key);
        if (icon != null) {
            item.setGraphic(look.icons().icon(icon, 16));
        }
        item.setOnAction(_ -> act.run());
        return item;
    }
}
