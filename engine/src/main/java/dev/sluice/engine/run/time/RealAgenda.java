package dev.sluice.engine.run.time;

import dev.sluice.engine.machine.Input;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The agenda of a run in real time.
public final class RealAgenda implements Agenda {
    /// The wall clock may be set, or stand still while the computer sleeps, so it is looked at this
    /// often however far away the next timer is.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final Timers timers = new Timers();
    private volatile boolean halted;
    private Instant last;

    /// @param input `null`: only wakes whoever waits
    private record Arrived(@Nullable Input input, Instant time) {}

    /// @param last the time of the run's last event
    public RealAgenda(InstantSource clock, Instant last) {
        this.clock = clock;
        this.last = last;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public @Nullable Due next() throws InterruptedException {
        while (!halted) {
            Due due = poll();
            if (due != null) {
                return due;
            }
            Arrived next = arrived.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
            if (next != null && next.input() != null && !halted) {
                return due(next.input(), next.time());
            }
        }
        return null;
    }

    private Duration patience() {
        Timers.Timer timer = timers.first();
        if (timer == null) {
            return LOOK;
        }
        Duration wait = Duration.between(now(), timer.due());
        return wait.compareTo(LOOK) < 0 ? wait : LOOK;
    }

    /// A timer goes before what arrived after it was due, and only before that.
    @Override
    public @Nullable Due poll() {
        Arrived first = arrived.peek();
        Timers.Timer timer = timers.first();
        Instant now = now();
        if (timer != null
                && !timer.due().isAfter(now)
                && (first == null || timer.due().isBefore(first.time()))) {
            timers.stop(timer.name());
            return halted ? null : due(new Input.TimerDue(timer.name()), now);
        }
        if (first == null) {
            return null;
        }
        arrived.remove();
        return first.input() == null || halted ? null : due(first.input(), first.time());
    }

    private Due due(Input input, Instant time) {
        last = time.isAfter(last) ? time : last;
        return new Due(input, last);
    }

    @Override
    public void give(Input input) {
        arrived.add(new Arrived(input, now()));
    }

    @Override
    public void halt() {
        halted = true;
        arrived.add(new Arrived(null, now()));
    }

    @Override
    public void setTimer(String timer, Instant due) {
        timers.set(timer, due);
    }

    @Override
    public void stopTimer(String timer) {
        timers.stop(timer);
    }

    @Override
    public void began(String call) {}

    @Override
    public void answered(String call, Input answer, Duration took) {
        give(answer);
    }

    @Override
    public void abandoned(String call) {}

    @Override
    public boolean mayRunAhead() {
        return true;
    }
}
