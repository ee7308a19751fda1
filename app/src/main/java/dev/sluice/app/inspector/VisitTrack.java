package dev.sluice.app.inspector;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// What is known of one visit of a step, from each event on that tells more of it.
final class VisitTrack {
    /// @param after how many events of the run
    private record Known(int after, StepVisit visit) {}

    private final List<Known> all = new ArrayList<>();

    VisitTrack(int after, StepVisit first) {
        all.add(new Known(after, first));
    }

    void change(int after, UnaryOperator<StepVisit> change) {
        all.add(new Known(after, change.apply(all.getLast().visit())));
    }

    /// The visit after so many events of the run.
    ///
    /// @param events `null`: all
    /// @return `null` where it had not begun
    @Nullable StepVisit at(@Nullable Integer events) {
        if (events == null) {
            return all.getLast().visit();
        }
        StepVisit last = null;
        for (Known known : all) {
            if (known.after() <= events) {
                last = known.visit();
            }
        }
        return last;
    }
}
