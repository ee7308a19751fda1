package dev.sluice.engine.run.time;

import dev.sluice.engine.machine.Input;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// What a run waits for, and what time it is for that run. Its thread takes inputs and sets timers;
/// answers and inputs from outside come from any thread.
public interface Agenda {
    /// An input and the time at which it is to be decided on. Times never go back.
    record Due(Input input, Instant time) {}

    /// The next input, as soon as there is one; `null` once the run was halted.
    @Nullable Due next() throws InterruptedException;

    /// An input that needs no waiting; `null` where there is none.
    @Nullable Due poll();

    /// Adds an input that is due at once.
    void give(Input input);

    /// Lets [#next] answer `null` from now on.
    void halt();

    void setTimer(String timer, Instant due);

    void stopTimer(String timer);

    /// A call goes out into the world.
    void began(String call);

    /// A call came back.
    ///
    /// @param took what was measured
    void answered(String call, Input answer, Duration took);

    /// Nobody awaits the call any more.
    void abandoned(String call);

    /// Whether an input may be decided on before the effects of the last one were carried out.
    boolean mayRunAhead();
}
