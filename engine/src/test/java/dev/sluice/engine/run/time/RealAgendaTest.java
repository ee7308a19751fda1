package dev.sluice.engine.run.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.machine.Input;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

@Timeout(120)
class RealAgendaTest {
    private static final Instant NOW = Instant.parse("2026-11-22T19:00:00Z");

    private final AtomicReference<Instant> wallClock = new AtomicReference<>(NOW);
    private final RealAgenda agenda = new RealAgenda(wallClock::get, NOW);

    private static Input answer(String call) {
        return new Input.CallSucceeded(call, null, null);
    }

    private void wallClockShows(long milliseconds) {
        wallClock.set(NOW.plusMillis(milliseconds));
    }

    private void next(Input input, long milliseconds) throws InterruptedException {
        assertThat(agenda.next()).isEqualTo(new Agenda.Due(input, NOW.plusMillis(milliseconds)));
    }

    @Test
    void anInputHasTheTimeItArrived() throws InterruptedException {
        wallClockShows(5);
        agenda.answered("a", answer("a"), Duration.ZERO);
        wallClockShows(90);
        agenda.give(new Input.Continue());

        next(answer("a"), 5);
        next(new Input.Continue(), 90);
        assertThat(agenda.poll()).isNull();
    }

    @Test
    void anAnswerThatArrivedBeforeATimerWasDueGoesBeforeIt() throws InterruptedException {
        agenda.setTimer("timeout", NOW.plusMillis(100));
        wallClockShows(99);
        agenda.give(answer("in time"));
        wallClockShows(150);
        agenda.give(answer("late"));
        wallClockShows(200);

        next(answer("in time"), 99);
        next(new Input.TimerDue("timeout"), 200);
        next(answer("late"), 200);
    }

    @Test
    void aStoppedTimerDoesNotFire() {
        agenda.setTimer("timeout", NOW.plusMillis(100));
        agenda.stopTimer("timeout");
        wallClockShows(200);

        assertThat(agenda.poll()).isNull();
    }

    @Test
    void timeNeverGoesBackEvenWhereTheWallClockDoes() throws InterruptedException {
        wallClockShows(500);
        agenda.give(answer("a"));
        next(answer("a"), 500);
        wallClockShows(-3_600_000);
        agenda.give(answer("b"));

        next(answer("b"), 500);
    }

    @Test
    void timesAreWholeMicroseconds() throws InterruptedException {
        wallClock.set(NOW.plusNanos(1_234_567));
        agenda.give(answer("a"));

        assertThat(agenda.next()).isEqualTo(new Agenda.Due(answer("a"), NOW.plusNanos(1_234_000)));
    }

    @Test
    void aTimerFiresByItself() throws InterruptedException {
        var real = new RealAgenda(InstantSource.system(), Instant.EPOCH);
        Instant due = Instant.now().plusMillis(30);
        real.setTimer("soon", due);

        Agenda.Due fired = real.next();

        assertThat(fired).isNotNull();
        assertThat(fired.input()).isEqualTo(new Input.TimerDue("soon"));
        assertThat(fired.time()).isAfterOrEqualTo(due);
    }

    @Test
    void anInputEndsTheWaitingForATimer() throws Exception {
        agenda.setTimer("far", NOW.plusSeconds(3_600));
        var waiting = new FutureTask<>(agenda::next);
        Thread.ofVirtual().start(waiting);

        agenda.give(answer("a"));

        assertThat(waiting.get(50, TimeUnit.SECONDS)).isEqualTo(new Agenda.Due(answer("a"), NOW));
    }

    @Test
    void aHaltEndsTheWaitingAndNothingComesAfterIt() throws Exception {
        var waiting = new FutureTask<>(agenda::next);
        Thread.ofVirtual().start(waiting);

        agenda.halt();

        assertThat(waiting.get(50, TimeUnit.SECONDS)).isNull();
        agenda.give(answer("late"));
        assertThat(agenda.next()).isNull();
    }
}
