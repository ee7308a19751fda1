package dev.sluice.app.session;

import dev.sluice.engine.machine.StepPath;

import java.util.function.Predicate;

/// The ids of steps as they stand in the paths that a run tells: behind the boxes around a step,
/// and an id may itself hold a slash.
public final class StepNames {
    private StepNames() {}

    /// The id at the end of a path: the longest that the flow has, else the last part.
    ///
    /// @param isStep tells which ids the flow has
    public static String id(StepPath path, Predicate<String> isStep) {
        String text = path.text();
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
