package dev.sluice.app.problems;

import dev.sluice.app.edit.repair.Repair;
import dev.sluice.app.edit.repair.Repairs;
import dev.sluice.app.session.Selection;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepNames;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/// What is wrong with the flow: errors first, then warnings, each in the order of the file.
public final class ProblemsModel {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());

    public ProblemsModel(Session session) {
        this.session = session;
        session.problemsProperty().subscribe(found -> problems.set(sorted(found)));
    }

    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    public long count(Severity severity) {
        return problems.get().stream().filter(p -> p.severity() == severity).count();
    }

    /// Selects what a problem is about, where it is something on the canvas.
    public void goTo(Problem problem) {
        String element = problem.element();
        if (element == null) {
            session.point(Selection.NONE, problem.place());
            return;
        }
        if (session.document().holds(element)) {
            session.point(Selection.ofElement(element), problem.place());
            return;
        }
        session.document().ids().stream()
                .filter(id -> calls(id, element))
                .findFirst()
                .ifPresent(id -> session.point(Selection.ofElement(id), problem.place()));
    }

    /// The repair that a problem has; `null` where the user has to decide.
    public @Nullable Repair repairOf(Problem problem) {
        return Repairs.of(session.document(), problem);
    }

    /// What the canvas calls an element.
    String name(String element) {
        Trigger trigger = session.document().trigger(element);
        String label = trigger == null ? null : trigger.head().label();
        return label == null ? StepNames.shown(element, session.document()::step) : label;
    }

    /// Makes the repair of a problem. Returns whether there was something to repair.
    public boolean repair(Problem problem) {
        Repair repair = repairOf(problem);
        if (repair == null) {
            return false;
        }
        session.settle();
        return session.apply(repair.edit());
    }

    /// Whether a step calls that function.
    private boolean calls(String step, String function) {
        return session.document().step(step)
                        instanceof dev.sluice.engine.model.Step.Function(_, var called, _, _, _, _)
                && called.equals(function);
    }

    private static List<Problem> sorted(List<Problem> found) {
        return found.stream().sorted(Comparator.comparing(Problem::severity)).toList();
    }
}
