package dev.sluice.app.session;

import dev.sluice.engine.machine.StepPath;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;
import java.util.function.Predicate;

/// The ids of steps as they stand in the paths that a run tells: behind the boxes around a step,
/// and an id may itself hold a slash.
public final class StepNames {
    private StepNames() {}

    /// The id at the end of a path: the longest that the flow has, else the last part.
    ///
    /// @param isStep tells which ids the flow has
    public static String id(StepPath path, Predicate<String> isStep) {
        return id(path.text(), isStep);
    }

    /// A path as people read it: the step at its end is called as on the canvas.
    ///
    /// @param step finds a step of the flow
    public static String shown(String path, Function<String, @Nullable Step> step) {
        String id = id(path, each -> step.apply(each) != null);
        Step found = step.apply(id);
        String label = found == null ? null : found.head().label();
        int at = path.lastIndexOf(id);
        return label == null || label.isBlank() || at < 0
                ? path
                : path.substring(0, at) + label + path.substring(at + id.length());
    }

    private static String id(String text, Predicate<String> isStep) {
        for (int from = 0; from >= 0; ) {
            String rest = text.substring(from);
            if (isStep.test(rest)) {
                return rest;
            }
            int slash = text.indexOf('/', from);
            from = slash < 0 ? -1 : slash + 1;
        }
        return text.substring(text.lastIndexOf('/') + 1).replaceFirst("\\[\\d+]$", "");
    }
}
