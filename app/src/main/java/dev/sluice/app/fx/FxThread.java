package dev.sluice.app.fx;

import javafx.application.Platform;

import java.util.concurrent.Executor;

/// Runs work on the window's thread: at once where the caller is on it, else soon.
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }
}
