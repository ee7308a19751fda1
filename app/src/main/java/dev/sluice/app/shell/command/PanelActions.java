package dev.sluice.app.shell.command;

import dev.sluice.app.fx.Doing;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;

import java.util.List;

/// What the user can do with the panels of the flow on top, and whether they keep something that is
/// not saved, such as source code.
public interface PanelActions {
    PanelActions NONE =
            new PanelActions() {
                @Override
                public boolean isDirty() {
                    return false;
                }

                @Override
                public void save(Runnable then) {
                    then.run();
                }

                @Override
                public void run() {}

                @Override
                public void export() {}
            };

    boolean isDirty();

    /// Saves it, then does the rest on the window's thread; not where saving fails.
    void save(Runnable then);

    /// Lets go of what is not saved.
    default void discard() {}

    /// Runs the flow with the chosen event.
    void run();

    /// Ends the run that goes on.
    default void stop() {}

    /// Whether a run goes on.
    default ObservableBooleanValue running() {
        return new ReadOnlyBooleanWrapper(false);
    }

    /// Whether a run waits at a breakpoint.
    default ObservableBooleanValue paused() {
        return new ReadOnlyBooleanWrapper(false);
    }

    /// Ends the run that goes on, if any, and does the rest on the window's thread once it is over.
    default void stop(Runnable then) {
        then.run();
    }

    /// Runs the selected step by itself, after asking for its input.
    default void runAlone() {}

    /// Runs the shown run again from the selected step on.
    default void replay() {}

    /// Pins what the selected step gave last, or lets go what was pinned.
    default void pin() {}

    /// Lets runs wait before the selected step, or no more.
    default void breakHere() {}

    /// Runs the flow with the selected step's function waiting for a debugger.
    default void debug() {}

    /// What can be done now with the selected step and its runs.
    default List<Doing> doings() {
        return List.of();
    }

    /// Goes on where the run waits.
    default void goOn() {}

    /// Lays the selected step's source over the canvas, or puts it back.
    default void enlargeCode() {}

    /// Shows what is wrong with the flow.
    default void showProblems() {}

    /// Asks where the flow shall be exported to.
    void export();
}
