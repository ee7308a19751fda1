package dev.sluice.app.shell;

import dev.sluice.app.fx.Doing;
import dev.sluice.app.fx.Panel;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The panels beside and below the canvas, all in one place.
///
/// @param cover what lies over the canvas, if anything does
/// @param above what they put above the canvas
/// @param tools what they put into the toolbar
/// @param end what they put at its end
/// @param status what they put into the line at the bottom
/// @param work what they keep that is not in the flow
public record Panels(
        @Nullable Panel inspector,
        List<Panel> dock,
        ObservableValue<@Nullable Node> cover,
        List<Node> above,
        List<Node> tools,
        List<Node> end,
        List<Node> status,
        Work work) {
    /// A window with the canvas alone.
    public static Panels none() {
        return new Panels(
                null,
                List.of(),
                new ReadOnlyObjectWrapper<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Work.NONE);
    }

    /// What the user has typed into panels and not saved, such as source code.
    public interface Work {
        Work NONE =
                new Work() {
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

        /// Runs the flow with the chosen event.
        void run();

        /// Ends the run that goes on.
        default void stop() {}

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
}
