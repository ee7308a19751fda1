package dev.sluice.app;

import dev.sluice.app.screen.Frames;

import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a window comes to. It is asked for on the window's thread, where nothing changes meanwhile.
public final class WindowState {
    private static final int LONGEST_SECONDS = 90;

    private WindowState() {}

    /// Waits until a condition holds, and until all that was to be done then is done.
    ///
    /// @param condition must not block
    public static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                LONGEST_SECONDS,
                TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(condition).get());
        Frames.await();
    }
}
