package dev.sluice.app.shell;

import dev.sluice.app.exports.ExportDialog;
import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.Messages;
import dev.sluice.app.inspector.StepVisit;
import dev.sluice.app.runs.Alone;
import dev.sluice.app.runs.InputDialog;
import dev.sluice.app.shell.command.PanelActions;
import dev.sluice.engine.model.Step;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.TabPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What the panels of one flow keep and can do.
///
/// @param in a node in the window
record StandardActions(SessionModels models, Messages messages, Node in) implements PanelActions {
    @Override
    public boolean isDirty() {
        return models.code.dirtyProperty().get();
    }

    @Override
    public void save(Runnable then) {
        models.code.save(then);
    }

    @Override
    public void discard() {
        models.code.discard();
    }

    @Override
    public void run() {
        models.runs.run();
    }

    @Override
    public void stop() {
        models.runs.stop();
    }

    @Override
    public ObservableBooleanValue running() {
        return models.runs.runningProperty();
    }

    @Override
    public ObservableBooleanValue paused() {
        var paused = models.runs.breakpoints().pausedProperty();
        return Bindings.createBooleanBinding(() -> !paused.get().isEmpty(), paused);
    }

    @Override
    public void stop(Runnable then) {
        models.runs.stop(then);
    }

    @Override
    public void runAlone() {
        Step step = selected();
        if (step != null && Alone.isPossible(step)) {
            var sample = models.trial.recordedProperty().get().states().get("input");
            InputDialog.ask(
                    name(step),
                    sample,
                    messages,
                    in.getScene(),
                    input -> models.runs.runAlone(step, input));
        }
    }

    /// What the canvas calls a step.
    private static String name(Step step) {
        String label = step.head().label();
        return label == null ? step.id() : label;
    }

    private @Nullable Step selected() {
        String id = models.session.selection().only();
        return id == null ? null : models.session.document().step(id);
    }

    @Override
    public void replay() {
        Step step = selected();
        if (step != null) {
            models.runs.replay(step.id());
        }
    }

    @Override
    public void pin() {
        Step step = selected();
        if (step == null) {
            return;
        }
        StepVisit visit = given();
        if (models.runs.pins().containsKey(step.id())) {
            models.runs.pins().remove(step.id());
        } else if (visit != null) {
            models.runs.pins().put(step.id(), visit.output());
        }
    }

    /// The visit of the selected step whose output is shown, if it gave one.
    private @Nullable StepVisit given() {
        StepVisit visit = models.lastRun.chosenProperty().get();
        return visit != null && visit.ended() && visit.failure() == null ? visit : null;
    }

    @Override
    public void breakHere() {
        Step step = selected();
        if (step != null) {
            boolean set = models.runs.breakpoints().toggle(step.id());
            models.runs.bulletin().say(set ? "runs.break.set" : "runs.break.gone", name(step));
        }
    }

    @Override
    public void debug() {
        if (selected() instanceof Step.Function step) {
            models.runs.debug(step.id());
        } else {
            models.runs.bulletin().say("runs.debug.no-function");
        }
    }

    @Override
    public List<Doing> doings() {
        Step step = selected();
        if (step == null) {
            return List.of();
        }
        List<Doing> all = new ArrayList<>();
        if (Alone.isPossible(step)) {
            all.add(new Doing("action.run-this-alone", "action-step", this::runAlone));
        }
        if (models.history.canReplay(step.id())) {
            all.add(new Doing("action.replay-here", "action-retry", this::replay));
        }
        if (step instanceof Step.Function) {
            all.add(new Doing("action.debug-this", "action-debug", this::debug));
        }
        boolean waits = models.runs.breakpoints().holds(step.id());
        all.add(
                new Doing(
                        waits ? "action.unbreak" : "action.break-this",
                        "action-breakpoint",
                        this::breakHere));
        if (models.runs.pins().containsKey(step.id())) {
            all.add(new Doing("action.unpin", "action-close", this::pin));
        } else if (given() != null) {
            all.add(new Doing("action.pin-this", "action-pinned", this::pin));
        }
        return all;
    }

    @Override
    public void goOn() {
        models.runs.breakpoints().goOn();
    }

    @Override
    public void enlargeCode() {
        BooleanProperty large = models.code.largeProperty();
        if (large.get() || models.code.functionProperty().get() != null) {
            large.set(!large.get());
        } else {
            models.runs.bulletin().say("code.no-code");
        }
    }

    @Override
    public void showProblems() {
        if (in.getScene().lookup("#dock") instanceof TabPane dock) {
            dock.getTabs().stream()
                    .filter(tab -> "tab-problems".equals(tab.getId()))
                    .forEach(dock.getSelectionModel()::select);
            Node list = in.getScene().lookup("#problems");
            if (list != null) {
                list.requestFocus();
            }
        }
    }

    @Override
    public void export() {
        new ExportDialog(models.exports, messages).show(in.getScene().getWindow());
    }
}
