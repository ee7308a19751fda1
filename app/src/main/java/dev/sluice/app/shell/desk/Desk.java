package dev.sluice.app.shell.desk;

import dev.sluice.app.shell.flows.Autosave;
import dev.sluice.app.shell.flows.FileWork;
import dev.sluice.app.shell.flows.Filing;
import dev.sluice.app.shell.flows.Folders;

import java.io.IOException;
import java.nio.file.Path;

/// The flows that are open in a window, and what keeps them and their files in step.
public record Desk(
        OpenFlows flows, FileWork work, Folders folders, Filing filing, Autosave autosave) {
    /// Hears of a flow that was made here, beside the window.
    @FunctionalInterface
    public interface Made {
        void made(Path flow) throws IOException;
    }
}
