package dev.sluice.app.runs.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.app.Samples;
import dev.sluice.app.session.Session;
import dev.sluice.engine.container.Preparation;
import dev.sluice.engine.container.Preparations;
import dev.sluice.engine.container.RuntimeUnavailableException;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

class TasksTest {
    private final Session session =
            new Session(Samples.photoIntake(), null, _ -> List.of(), Runnable::run);
    private final Preparations all = new Preparations();
    private final Tasks tasks = new Tasks(session, all, Runnable::run, Runnable::run);

    private Preparation work(String function) {
        return all.of(function, (_, _) -> {});
    }

    @Test
    void aTaskIsToldFromItsFirstLineOnUntilItsEnd() throws Exception {
        try (Preparation work = work("validate")) {
            assertThat(tasks.openProperty().get()).isEmpty();

            work.line("stderr", "sluice: pulling python:3.13");
            work.moved(30, 120);
            assertThat(tasks.openProperty().get())
                    .singleElement()
                    .satisfies(
                            task -> {
                                assertThat(task.last()).isEqualTo("pulling python:3.13");
                                assertThat(task.share()).isEqualTo(0.25);
                            });
            work.carryOut(() -> "done");
        }
        assertThat(tasks.openProperty().get()).isEmpty();
        assertThat(tasks.endedProperty().get().state()).isEqualTo(Preparation.State.DONE);
    }

    @Test
    void whoWaitsForACancelledTaskIsToldSo() {
        try (Preparation work = work("validate")) {
            work.line("stderr", "building");
            tasks.cancel(tasks.openProperty().get().getFirst());

            assertThatThrownBy(
                            () ->
                                    work.carryOut(
                                            () -> {
                                                throw new InterruptedException();
                                            }))
                    .isInstanceOf(RuntimeUnavailableException.class)
                    .hasMessageContaining("cancelled while building");
        }
        assertThat(tasks.endedProperty().get().state()).isEqualTo(Preparation.State.CANCELLED);
    }

    @Test
    void tasksOfOtherFlowsAreNotShown() {
        try (Preparation other = work("somebody-elses")) {
            other.line("stderr", "pulling");
            assertThat(tasks.openProperty().get()).isEmpty();
        }
        assertThat(tasks.endedProperty().get()).isNull();
    }

    @Test
    void howeverMuchIsToldTheWindowLooksOnceAFrame() {
        Deque<Runnable> frames = new ArrayDeque<>();
        var slow = new Tasks(session, all, Runnable::run, frames::add);
        try (Preparation work = work("validate")) {
            for (int i = 0; i < 1_000; i++) {
                work.line("stderr", "line " + i);
            }
            assertThat(frames).hasSize(1);
            frames.remove().run();
            assertThat(slow.openProperty().get().getFirst().lines()).hasSize(1_000);
        }
    }
}
