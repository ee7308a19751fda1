package dev.sluice.app.inspector;

import dev.sluice.app.edit.Wire;
import dev.sluice.app.edit.Wires;
import dev.sluice.app.inspector.trial.Attempt;
import dev.sluice.app.inspector.trial.Completions;
import dev.sluice.app.inspector.trial.Completions.Completion;
import dev.sluice.app.inspector.trial.NameCompletions;
import dev.sluice.app.inspector.trial.PathCompletions;
import dev.sluice.app.inspector.trial.Recorded;
import dev.sluice.app.inspector.trial.Trial;
import dev.sluice.app.inspector.trial.Trial.Outcome;
import dev.sluice.app.session.Session;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Step;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the fields of the selected step are tried with: the visit of the run that is shown, else
/// the chosen sample event where it comes straight to the step.
public final class TrialModel {
    private final Session session;
    private final LastRunModel lastRun;
    private final Trial trial;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<Recorded> recorded =
            new ReadOnlyObjectWrapper<>(Recorded.NOTHING);

    /// @param background runs work beside the window
    /// @param window runs work on the window's thread
    public TrialModel(
            Session session,
            LastRunModel lastRun,
            Expressions expressions,
            Executor background,
            Executor window) {
        this.session = session;
        this.lastRun = lastRun;
        this.trial = new Trial(expressions);
        this.background = background;
        this.window = window;
        lastRun.chosenProperty().subscribe(_ -> look());
        session.selectionProperty().subscribe(_ -> look());
        session.sampleProperty().subscribe(_ -> look());
    }

    /// What is known of the selected step's data.
    public ReadOnlyObjectProperty<Recorded> recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /// Tries a text beside the window, then tells what came of it on the window's thread.
    public void attempt(String text, Attempt way, Consumer<Outcome> told) {
        Recorded with = recorded.get();
        background.execute(
                () -> {
                    Outcome outcome = trial.of(text, way, with);
                    window.execute(() -> told.accept(outcome));
                });
    }

    /// What may stand at the caret of an expression or path, or is known by name.
    List<Completion> completions(String text, int caret, Attempt way) {
        return switch (way) {
            case Attempt.None() -> List.of();
            case Attempt.Known known -> NameCompletions.at(text, caret, known);
            case Attempt.Jsonata() -> Completions.at(text, caret, recorded.get());
            case Attempt.JsonPath path ->
                    PathCompletions.at(
                            text, caret, Trial.document(path, recorded.get()), recorded.get());
        };
    }

    private void look() {
        String id = session.selection().only();
        Step step = id == null ? null : session.document().step(id);
        StepVisit visit = lastRun.chosenProperty().get();
        if (step == null || id == null) {
            recorded.set(Recorded.NOTHING);
        } else if (visit != null) {
            recorded.set(of(step, visit));
        } else {
            recorded.set(comesFromATrigger(id) ? sample(id) : Recorded.NOTHING);
        }
    }

    private Recorded of(Step step, StepVisit visit) {
        String flow = session.document().flow().name();
        Recorded known =
                Recorded.NOTHING
                        .with("input", visit.input())
                        .with("context", VisitContext.of(flow, step.id(), visit, lastRun.start()))
                        .withVariables(visit.variables());
        if (visit.failure() != null) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("Error", visit.failure().error());
            error.put("Cause", visit.failure().cause());
            return known.with("errorOutput", error);
        }
        if (visit.result() != null) {
            return known.with("result", visit.result().value());
        }
        return visit.ended() && step.mayFail() && handsOnItsResult(step.data())
                ? known.with("result", visit.output())
                : known;
    }

    private static boolean handsOnItsResult(Data data) {
        Data.Paths paths = data.paths();
        return data.output() == null
                && (paths == null
                        || (paths.resultSelector() == null
                                && paths.resultPath() == null
                                && paths.outputPath() == null));
    }

    private Recorded base(String id, @Nullable Object input) {
        return Recorded.NOTHING
                .with("input", input)
                .with("context", VisitContext.of(session.document().flow().name(), id));
    }

    private boolean comesFromATrigger(String id) {
        return Wires.of(session.document().flow()).stream()
                .filter(wire -> wire.to().equals(id))
                .map(Wire::from)
                .anyMatch(from -> session.document().trigger(from.owner()) != null);
    }

    private Recorded sample(String id) {
        Session.Sample sample = session.sampleProperty().get();
        return sample == null ? Recorded.NOTHING : base(id, sample.value());
    }
}
