package dev.sluice.app.canvas.shape;

import dev.sluice.app.session.RunView.StepView;
import dev.sluice.app.session.StepMark;
import dev.sluice.engine.problem.Problem.Severity;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What is shown of a figure beside itself.
///
/// @param run how its step stands in the run; `null`: no token came to it
/// @param problem the worst of its problems
/// @param marks what is set at its step for the runs to come
/// @param target whether a wire that is being drawn is over it
public record Decor(
        boolean selected,
        boolean hovered,
        @Nullable StepView run,
        @Nullable Severity problem,
        @Nullable String problemText,
        Set<StepMark> marks,
        Target target) {
    public static final Decor PLAIN =
            new Decor(false, false, null, null, null, Set.of(), Target.NONE);

    /// Whether a wire can be led here.
    public enum Target {
        NONE,
        ALLOWED,
        REFUSED
    }
}
