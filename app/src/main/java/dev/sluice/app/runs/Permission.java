package dev.sluice.app.runs;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/// The user's leave to run the code of a flow, asked for once where the flow came from elsewhere.
public final class Permission {
    /// Whether the code of the flow in a folder may run.
    ///
    /// @param yes what to do if it may
    public record Question(Path folder, Runnable yes) {}

    private final Trust trust;
    private final Bulletin bulletin;
    private final Executor background;
    private final Executor window;
    private final ReadOnlyObjectWrapper<@Nullable Question> question =
            new ReadOnlyObjectWrapper<>();

    Permission(Trust trust, Bulletin bulletin, Executor background, Executor window) {
        this.trust = trust;
        this.bulletin = bulletin;
        this.background = background;
        this.window = window;
    }

    /// What the user is asked before the code of a flow from elsewhere runs.
    public ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// Does something that runs a flow's code on the window's thread, after asking where that is
    /// not settled.
    void ifGiven(Path folder, Runnable then) {
        beside(
                () -> {
                    boolean settled = trust.holds(folder);
                    window.execute(
                            settled
                                    ? then
                                    : () ->
                                            question.set(
                                                    new Question(
                                                            folder, () -> give(folder, then))));
                });
    }

    private void give(Path folder, Runnable then) {
        beside(
                () -> {
                    trust.add(folder);
                    window.execute(then);
                });
    }

    /// Something that reads or writes the list of trusted flows.
    private interface Work {
        void run() throws IOException;
    }

    private void beside(Work work) {
        background.execute(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        bulletin.refuse("runs.refused.trust", RunRefused.of(e));
                    }
                });
    }
}
