package dev.sluice.app.shell.flows;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What the window asks the user, and tells in between.
public interface Questions {
    /// What to do with changes that are not saved.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// What to do when a file was changed by somebody else.
    enum Changed {
        KEEP_MINE,
        TAKE_THEIRS,
        CANCEL
    }

    /// The folder to save a flow into, which is made if it is missing; `null` where the user wants
    /// none after all.
    ///
    /// @param name what the folder is called if the user names no other
    /// @param near the folder that the flow lies in, if it lies in any
    @Nullable Path place(String name, @Nullable Path near);

    /// A folder; `null` where the user wants none after all.
    ///
    /// @param purpose the message key of what it is for
    @Nullable Path folder(String purpose, @Nullable Path near);

    Unsaved unsaved(String flow);

    /// Whether runs that go on shall be stopped, so that their flows can be closed.
    ///
    /// @param flows the names of the flows that run
    boolean stopsRuns(List<String> flows);

    /// @param file the name of the one that is not as it was read or written
    Changed changed(String file);

    /// @param title the message key of what did not work
    /// @param reason in the engine's words
    void tell(String title, String reason);
}
