package dev.sluice.app.outline;

import dev.sluice.app.edit.BoxEdit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.LayoutEdit;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.edit.repair.Repairs;
import dev.sluice.app.session.Kinds;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepMark;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Layout.Note;
import dev.sluice.engine.model.Layout.Place;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/// The flow as a tree of names: triggers, steps, what is inside boxes, and where each leads. All
/// that can be done on the canvas can be done here.
public final class OutlineModel {
    private static final double INSET = 60;
    private static final double ROW = 100;

    /// What tells a note's entry from an element's: ids have no control characters.
    private static final String NOTE = "\u0001";

    /// One trigger, step or note.
    ///
    /// @param type the message key of its kind, behind `kind.`
    /// @param sign how it looks on the canvas
    /// @param wires where it leads
    /// @param inside the steps in it, where it is a box
    /// @param box whether it is one
    public record Entry(
            String id,
            String label,
            String type,
            Sign sign,
            List<Wire> wires,
            List<Entry> inside,
            boolean box) {}

    /// The icon of an element and the style class of its colour.
    public record Sign(String icon, String color) {}

    private final Session session;
    private final OutlineWires wires;
    private final ReadOnlyObjectWrapper<List<Entry>> entries =
            new ReadOnlyObjectWrapper<>(List.of());

    /// @param frame runs work on the window's thread, once a frame
    public OutlineModel(Session session, Executor frame) {
        this.session = session;
        this.wires = new OutlineWires(session);
        look();
        session.documentProperty().subscribe((_, _) -> frame.execute(this::look));
    }

    private void look() {
        List<Entry> now = entries(session.document());
        if (!now.equals(entries.get())) {
            entries.set(now);
        }
    }

    /// The triggers, then the steps outside of boxes.
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return session.selectionProperty();
    }

    private static List<Entry> entries(FlowDocument document) {
        List<Entry> all = new ArrayList<>();
        for (Trigger trigger : document.flow().triggers().values()) {
            String label = trigger.head().label();
            all.add(
                    new Entry(
                            trigger.id(),
                            label == null ? trigger.id() : label,
                            "trigger-" + trigger.type(),
                            new Sign(Kinds.icon(trigger), Kinds.triggerColor()),
                            Wires.of(trigger),
                            List.of(),
                            false));
        }
        all.addAll(entries(document.flow().steps(), document.flow()));
        for (Note note : document.layout().notes()) {
            var sign = new Sign("action-note", "kind-time");
            all.add(
                    new Entry(
                            NOTE + note.id(),
                            note.text(),
                            "note",
                            sign,
                            List.of(),
                            List.of(),
                            false));
        }
        return List.copyOf(all);
    }

    private static List<Entry> entries(Map<String, Step> steps, Flow flow) {
        List<Entry> all = new ArrayList<>();
        for (Step step : steps.values()) {
            String label = step.head().label();
            Step.Body body = step.body();
            all.add(
                    new Entry(
                            step.id(),
                            label == null ? step.id() : label,
                            "step-" + step.type(),
                            new Sign(Kinds.icon(step, flow), Kinds.color(step, flow)),
                            Wires.of(step),
                            body == null ? List.of() : entries(body.steps(), flow),
                            body != null));
        }
        return all;
    }

    /// Selects what entries stand for.
    public void choose(Set<String> entries) {
        if (entries.equals(chosen(session.selection()))) {
            return;
        }
        Set<String> elements = new LinkedHashSet<>();
        Set<String> notes = new LinkedHashSet<>();
        for (String id : entries) {
            if (id.startsWith(NOTE)) {
                notes.add(id.substring(NOTE.length()));
            } else {
                elements.add(id);
            }
        }
        session.select(new Selection(elements, notes, Set.of()));
    }

    /// The entries of what is selected.
    static Set<String> chosen(Selection selection) {
        Set<String> entries = new LinkedHashSet<>(selection.elements());
        selection.notes().forEach(note -> entries.add(NOTE + note));
        return entries;
    }

    /// Gives an element another name, or a note another text.
    public void rename(String id, String label) {
        session.settle();
        if (!id.startsWith(NOTE)) {
            session.apply(new ElementEdit.Relabel(id, label.strip()));
            return;
        }
        for (Note n : session.document().layout().notes()) {
            if (id.equals(NOTE + n.id())) {
                session.apply(
                        new LayoutEdit.PutNote(
                                new Note(
                                        n.id(),
                                        n.x(),
                                        n.y(),
                                        n.width(),
                                        n.height(),
                                        label,
                                        n.color())));
            }
        }
    }

    /// Deletes what is selected.
    public void delete() {
        Selection selection = session.selection();
        session.settle();
        session.apply(
                new ElementEdit.DeleteElements(
                        selection.elements(), selection.notes(), selection.wires()));
    }

    /// What leads where, and could.
    OutlineWires wires() {
        return wires;
    }

    /// Shows the settings of an element.
    void open(String id) {
        session.point(Selection.ofElement(id), "/label");
    }

    /// The id of the note that an entry stands for; `null`: it stands for something else.
    static @Nullable String note(String entry) {
        return entry.startsWith(NOTE) ? entry.substring(NOTE.length()) : null;
    }

    /// The boxes that what is selected can be carried into.
    public List<String> boxes() {
        Set<String> chosen = session.selection().elements();
        FlowDocument document = session.document();
        return document.ids().stream()
                .filter(
                        id -> {
                            Step step = document.step(id);
                            return step != null
                                    && step.body() != null
                                    && new BoxEdit.MoveIntoBox(chosen, Set.of(), id, 0, 0)
                                                    .apply(document)
                                            != document;
                        })
                .toList();
    }

    public boolean isInBox() {
        return session.selection().elements().stream()
                .anyMatch(id -> session.document().boxOf(id) != null);
    }

    /// Carries what is selected into a box, to a place below what is there.
    ///
    /// @param box `null`: out of the box that it is in
    public void moveInto(@Nullable String box) {
        Set<String> chosen = session.selection().elements();
        FlowDocument document = session.document();
        String from =
                chosen.stream()
                        .map(document::boxOf)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        String to = box != null || from == null ? box : document.boxOf(from);
        Place corner = to == null ? null : document.place(to);
        Place first =
                chosen.stream()
                        .map(document::place)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        double dx = 0;
        double dy = 0;
        if (to != null && corner != null && first != null) {
            dx = corner.x() + INSET - first.x();
            dy = below(document, to, corner) - first.y();
        }
        session.settle();
        session.apply(new BoxEdit.MoveIntoBox(chosen, Set.of(), to, dx, dy));
    }

    private static double below(FlowDocument document, String box, Place corner) {
        Step step = document.step(box);
        Step.Body body = step == null ? null : step.body();
        return body == null
                ? corner.y() + INSET
                : body.steps().keySet().stream()
                        .map(document::place)
                        .filter(Objects::nonNull)
                        .mapToDouble(p -> p.y() + ROW)
                        .max()
                        .orElse(corner.y() + INSET);
    }

    public boolean isCollapsed(String box) {
        Place at = session.document().place(box);
        return at != null && at.collapsed();
    }

    /// What mends the problems of an element.
    public List<Repair> repairs(String id) {
        return session.problemsProperty().get().stream()
                .filter(problem -> id.equals(problem.element()))
                .map(problem -> Repairs.of(session.document(), problem))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    public void repair(Repair repair) {
        session.settle();
        session.apply(repair.edit());
    }

    /// What an element is called.
    public String label(String id) {
        Step step = session.document().step(id);
        Trigger trigger = session.document().trigger(id);
        @Nullable String label =
                step != null
                        ? step.head().label()
                        : trigger != null ? trigger.head().label() : null;
        return label == null ? id : label;
    }

    /// What is set at steps for the runs to come.
    public ReadOnlyObjectProperty<Map<String, Set<StepMark>>> marksProperty() {
        return session.marksProperty();
    }

    /// How many problems concern an element.
    public long problems(String id) {
        return session.problemsProperty().get().stream()
                .filter(problem -> id.equals(problem.element()))
                .count();
    }
}
