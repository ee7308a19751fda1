package dev.sluice.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.app.fx.StallWatch.Stall;
import dev.sluice.app.screen.OnScreen;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.Start;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@ExtendWith(OnScreen.class)
class StallWatchTest {
    private final LinkedBlockingQueue<Stall> told = new LinkedBlockingQueue<>();

    @Start
    void start(Stage stage) {
        stage.show();
    }

    private static void keepBusy(CountDownLatch begun) {
        begun.countDown();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsHowLongTheWindowsThreadWasBusyAndWithWhat() throws InterruptedException {
        try (StallWatch watch = StallWatch.start(told::add)) {
            Stall stall = busyUntilTold();

            assertThat(stall.length()).isGreaterThan(StallWatch.LIMIT);
            assertThat(stall.where()).anyMatch(call -> call.getMethodName().equals("keepBusy"));
            assertThat(stall).asString().contains("keepBusy");
            assertThat(watch.stalls()).contains(stall);
        }
    }

    /// The watch knows the thread after its first answer, so the first time may pass unseen.
    private Stall busyUntilTold() throws InterruptedException {
        Stall stall = null;
        for (int i = 0; i < 10 && stall == null; i++) {
            var begun = new CountDownLatch(1);
            Platform.runLater(() -> keepBusy(begun));
            begun.await();
            stall = told.poll(1, TimeUnit.SECONDS);
        }
        return Objects.requireNonNull(stall, "no stall was told of");
    }
}
