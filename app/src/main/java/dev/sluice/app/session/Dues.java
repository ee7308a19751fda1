package dev.sluice.app.session;

import dev.sluice.engine.machine.RunEvent;
import dev.sluice.engine.machine.RunEvent.TimerKind;
import dev.sluice.engine.machine.StepPath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The timers that steps of a run wait for, by whatever steps are told apart by.
public final class Dues {
    private final Map<String, Map<String, Map<TimerKind, Instant>>> steps = new HashMap<>();

    public void set(String step, RunEvent.TimerSet timer) {
        if (timer.step() != null) {
            steps.computeIfAbsent(step, _ -> new HashMap<>())
                    .computeIfAbsent(timer.step().text(), _ -> new EnumMap<>(TimerKind.class))
                    .put(timer.kind(), timer.due());
        }
    }

    public void clear() {
        steps.clear();
    }

    /// Forgets the timers of a visit.
    public void forget(String step, StepPath path) {
        Map<String, Map<TimerKind, Instant>> visits = steps.get(step);
        if (visits != null) {
            visits.remove(path.text());
            if (visits.isEmpty()) {
                steps.remove(step);
            }
        }
    }

    /// The steps with timers.
    Set<String> steps() {
        return steps.keySet();
    }

    /// When the first of a step's timers is due.
    public @Nullable Instant first(String step) {
        return steps.getOrDefault(step, Map.of()).values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
