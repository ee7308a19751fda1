package dev.sluice.app.shell.flows;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something after a while, counted from the last time it was asked to. Used on the window's
/// thread.
public final class Later {
    private final PauseTransition pause = new PauseTransition();

    public void playAfter(Duration quiet, Runnable act) {
        pause.stop();
        pause.setDuration(quiet);
        pause.setOnFinished(_ -> act.run());
        pause.playFromStart();
    }
}
