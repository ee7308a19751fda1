package dev.sluice.app.screen;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The frames in which the windows are drawn.
///
/// A click is through when a few of them have passed: what it left for later is done, the nodes are
/// laid out, and what came of that is done too. On a busy host frames take longer, and so does the
/// wait for them; what other threads do is awaited by its outcome (`WindowState`).
public final class Frames {
    private static final int ENOUGH = 3;
    private static final int LONGEST_SECONDS = 60;

    private Frames() {}

    /// Waits until the windows have been drawn with all that was asked of them before.
    public static void await() {
        if (Platform.isFxApplicationThread()) {
            return; // what it is in the middle of must end first
        }
        var drawn = new CountDownLatch(1);
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> count(drawn)));
        try {
            if (!drawn.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no frame was drawn for " + LONGEST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a frame was awaited", e);
        }
    }

    private static void count(CountDownLatch drawn) {
        new AnimationTimer() {
            private int begun;

            @Override
            public void handle(long now) {
                begun++;
                if (begun > ENOUGH) { // called as a frame begins
                    stop();
                    Platform.runLater(drawn::countDown);
                }
            }
        }.start();
    }
}
