package dev.sluice.engine.run.time;

import dev.sluice.engine.machine.Input;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// The agenda of a run in virtual time, which stands still while the run has something to do or a
/// call is out, and else jumps to the next timer. A call comes back at the time it went out plus
/// what was measured, after the timers that were due before.
///
/// Inputs that are due at once come in the order in which they were given, so a run whose calls are
/// all mocked goes the same way each time, at the same times.
public final class VirtualAgenda implements Agenda {
    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Input> atOnce = new ArrayDeque<>();
    private final Queue<Answer> answers =
            new PriorityQueue<>(
                    Comparator.comparing(Answer::time).thenComparingLong(Answer::order));
    private final Map<String, Instant> calls = new HashMap<>();
    private final Timers timers = new Timers();
    private Instant now;
    private long answersSeen;
    private boolean halted;

    private record Answer(Input input, Instant time, long order) {}

    public VirtualAgenda(Instant begin) {
        now = begin;
    }

    @Override
    public @Nullable Due next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!halted) {
                Due due = pollWhatIsCertain();
                if (due != null) {
                    return due;
                }
                changed.await();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Due pollWhatIsCertain() {
        Input input = atOnce.poll();
        if (input != null) {
            return new Due(input, now);
        }
        Answer answer = answers.peek();
        Timers.Timer timer = timers.first();
        if (answer != null && (timer == null || timer.due().isAfter(answer.time()))) {
            answers.remove();
            return new Due(answer.input(), moveTo(answer.time()));
        }
        if (timer != null && (answer != null || calls.isEmpty())) {
            timers.stop(timer.name());
            return new Due(new Input.TimerDue(timer.name()), moveTo(timer.due()));
        }
        return null;
    }

    private Instant moveTo(Instant time) {
        now = time.isAfter(now) ? time : now;
        return now;
    }

    @Override
    public @Nullable Due poll() {
        lock.lock();
        try {
            Input input = halted ? null : atOnce.poll();
            return input == null ? null : new Due(input, now);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void give(Input input) {
        change(() -> atOnce.add(input));
    }

    @Override
    public void halt() {
        change(() -> halted = true);
    }

    @Override
    public void setTimer(String timer, Instant due) {
        change(() -> timers.set(timer, due));
    }

    @Override
    public void stopTimer(String timer) {
        change(() -> timers.stop(timer));
    }

    @Override
    public void began(String call) {
        change(() -> calls.put(call, now));
    }

    @Override
    public void answered(String call, Input answer, Duration took) {
        change(
                () -> {
                    Instant began = calls.remove(call);
                    if (began != null) {
                        Instant time = began.plus(took).truncatedTo(ChronoUnit.MICROS);
                        answers.add(new Answer(answer, time, answersSeen++));
                    }
                });
    }

    @Override
    public void abandoned(String call) {
        change(() -> calls.remove(call));
    }

    @Override
    public boolean mayRunAhead() {
        return false;
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
