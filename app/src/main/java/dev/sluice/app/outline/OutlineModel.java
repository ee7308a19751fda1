package dev.sluice.app.outline;

import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.Outlet;
import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.WireEdit;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.engine.check.Verdict;
import dev.sluice.engine.check.Wiring;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/// The flow as a tree of names: triggers, steps, what is inside boxes, and where each leads. All
/// that can be done on the canvas can be done here.
public final class OutlineModel {
    /// One trigger or step.
    ///
    /// @param type the message key of its kind, behind `kind.`
    /// @param wires where it leads
    /// @param inside the steps in it, where it is a box
    public record Entry(
            String id, String label, String type, List<Wire> wires, List<Entry> inside) {}

    private final Session session;
    private final ReadOnlyObjectWrapper<List<Entry>> entries =
            new ReadOnlyObjectWrapper<>(List.of());

    /// @param frame runs work on the window's thread, once a frame
    public OutlineModel(Session session, Executor frame) {
        this.session = session;
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
                            Wires.of(trigger),
                            List.of()));
        }
        all.addAll(entries(document.flow().steps()));
        return List.copyOf(all);
    }

    private static List<Entry> entries(Map<String, Step> steps) {
        List<Entry> all = new ArrayList<>();
        for (Step step : steps.values()) {
            String label = step.head().label();
            Step.Body body = step.body();
            all.add(
                    new Entry(
                            step.id(),
                            label == null ? step.id() : label,
                            "step-" + step.type(),
                            Wires.of(step),
                            body == null ? List.of() : entries(body.steps())));
        }
        return all;
    }

    public void select(Set<String> ids) {
        if (!ids.equals(session.selection().elements())) {
            session.select(Selection.ofElements(ids));
        }
    }

    public void rename(String id, String label) {
        session.settle();
        session.apply(new ElementEdit.Relabel(id, label.strip()));
    }

    /// Deletes what is selected.
    public void delete() {
        Selection selection = session.selection();
        session.settle();
        session.apply(
                new ElementEdit.DeleteElements(
                        selection.elements(), selection.notes(), selection.wires()));
    }

    /// Where a new wire of an element may begin.
    public List<Outlet> outlets(String id) {
        Step step = session.document().step(id);
        if (step == null) {
            return List.of(new Outlet.Next(id));
        }
        List<Outlet> all = new ArrayList<>(Wires.outlets(step));
        if (step instanceof Step.Choice) {
            all.add(new Outlet.NewRule(id));
        }
        if (StepParts.catches(step)) {
            all.add(new Outlet.NewCatcher(id));
        }
        return all;
    }

    /// The steps that a new wire may lead to.
    public List<String> targets(Outlet from) {
        return session.document().ids().stream().filter(to -> isAllowed(from, to)).toList();
    }

    private boolean isAllowed(Outlet from, String to) {
        Flow flow = session.document().flow();
        Verdict verdict =
                from instanceof Outlet.Start(String box)
                        ? Wiring.startVerdict(flow, box, to)
                        : Wiring.verdict(flow, from.owner(), to);
        return verdict instanceof Verdict.Allowed;
    }

    public void wire(Outlet from, String to) {
        session.settle();
        session.apply(new WireEdit.Connect(from, to));
    }

    public void unwire(Wire wire) {
        session.settle();
        session.apply(new ElementEdit.DeleteElements(Set.of(), Set.of(), Set.of(wire)));
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

    /// How many problems concern an element.
    public long problems(String id) {
        return session.problemsProperty().get().stream()
                .filter(problem -> id.equals(problem.element()))
                .count();
    }
}
