package dev.sluice.engine.trigger;

import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.run.Run;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Starts a run at each time of one `timer` trigger, on a virtual thread of its own.
final class TimerTrigger implements Runnable {
    /// The longest sleep at a stretch, so that a clock that was set is noticed soon.
    private static final Duration STRETCH = Duration.ofSeconds(20);

    private final Trigger.Timer trigger;
    private final String target;
    private final RunStarter starter;
    private final Function<Instant, Optional<Instant>> next;
    private final FireLog fired;
    private final Clock clock;
    private @Nullable Run latest;

    /// @param next the first time of the schedule after a given one
    TimerTrigger(
            Trigger.Timer trigger,
            String target,
            RunStarter starter,
            Function<Instant, Optional<Instant>> next,
            FireLog fired,
            Clock clock) {
        this.trigger = trigger;
        this.target = target;
        this.starter = starter;
        this.next = next;
        this.fired = fired;
        this.clock = clock;
    }

    /// Goes on until the thread is interrupted or the schedule has no further time.
    @Override
    public void run() {
        try {
            Instant since = clock.instant();
            if ("once".equals(trigger.missed()) && missedOne(since)) {
                fire(since);
            }
            Optional<Instant> due = next.apply(since);
            while (due.isPresent()) {
                sleepUntil(due.get());
                fire(due.get());
                Instant now = clock.instant();
                due = next.apply(due.get().isAfter(now) ? due.get() : now);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean missedOne(Instant now) {
        return fired.last(trigger.id()).flatMap(next).filter(due -> !due.isAfter(now)).isPresent();
    }

    private void sleepUntil(Instant due) throws InterruptedException {
        for (Duration left = Duration.between(clock.instant(), due);
                left.isPositive();
                left = Duration.between(clock.instant(), due)) {
            Thread.sleep(left.compareTo(STRETCH) < 0 ? left : STRETCH);
        }
    }

    private void fire(Instant due) throws InterruptedException {
        fired.record(trigger.id(), due);
        if ("skip".equals(trigger.overlap()) && latest != null && !ended(latest)) {
            return;
        }
        latest =
                starter.start(
                        trigger.id(),
                        TimerEvents.event(target, trigger.id(), due, UUID.randomUUID().toString()));
    }

    private static boolean ended(Run run) {
        return run.isOver();
    }
}
