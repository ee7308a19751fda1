package dev.sluice.engine.check.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When a timer fires.
public interface Schedule {
    /// The first time after this one; none when the schedule is over.
    Optional<Instant> next(Instant after);

    /// The next so many times.
    default List<Instant> next(Instant after, int count) {
        var times = new ArrayList<Instant>();
        Optional<Instant> time = next(after);
        while (time.isPresent() && times.size() < count) {
            times.add(time.get());
            time = next(time.get());
        }
        return times;
    }
}
