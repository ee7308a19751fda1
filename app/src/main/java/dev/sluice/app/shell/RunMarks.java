package dev.sluice.app.shell;

import dev.sluice.app.runs.RunsModel;
import dev.sluice.app.session.Session;
import dev.sluice.app.session.StepMark;

import javafx.collections.MapChangeListener;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Lets all panels know at which steps a breakpoint is set or an output is pinned.
final class RunMarks {
    private final Session session;
    private final RunsModel runs;

    RunMarks(Session session, RunsModel runs) {
        this.session = session;
        this.runs = runs;
    }

    void follow() {
        runs.breakpoints().stepsProperty().subscribe(this::tell);
        runs.pins().addListener((MapChangeListener<String, @Nullable Object>) _ -> tell());
    }

    private void tell() {
        Map<String, Set<StepMark>> marks = new HashMap<>();
        mark(marks, runs.breakpoints().stepsProperty().get(), StepMark.BREAKPOINT);
        mark(marks, runs.pins().keySet(), StepMark.PINNED);
        session.mark(marks);
    }

    private static void mark(Map<String, Set<StepMark>> marks, Set<String> steps, StepMark with) {
        for (String step : steps) {
            marks.computeIfAbsent(step, _ -> EnumSet.noneOf(StepMark.class)).add(with);
        }
    }
}
