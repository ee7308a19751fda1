package dev.sluice.app.fx;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// Runs work in the window's next frame, so that however much comes in, the window redraws once.
public final class NextFrame implements Executor {
    private final List<Runnable> waiting = new ArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    take().forEach(Runnable::run);
                }
            };

    @Override
    public void execute(Runnable work) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(work);
        }
        if (first) {
            Platform.runLater(timer::start);
        }
    }

    private List<Runnable> take() {
        synchronized (waiting) {
            var work = List.copyOf(waiting);
            waiting.clear();
            return work;
        }
    }
}
