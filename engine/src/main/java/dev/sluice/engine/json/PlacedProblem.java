package dev.sluice.engine.json;

import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Problem.Severity;

import java.util.Comparator;

/// A problem and where in which file it stands.
///
/// @param file the file's name, relative to the flow's folder
/// @param line counted from 1
/// @param column in characters, counted from 1
public record PlacedProblem(String file, int line, int column, Problem problem) {
    /// By file, then by place.
    static final Comparator<PlacedProblem> IN_ORDER =
            Comparator.comparing(PlacedProblem::file)
                    .thenComparingInt(PlacedProblem::line)
                    .thenComparingInt(PlacedProblem::column);

    public boolean isError() {
        return problem.severity() == Severity.ERROR;
    }

    /// As compilers write it: `flow.json:12:7: error: …`.
    @Override
    public String toString() {
        return "%s:%d:%d: %s: %s%s"
                .formatted(
                        file,
                        line,
                        column,
                        isError() ? "error" : "warning",
                        problem.message(),
                        problem.hint().isEmpty() ? "" : " " + problem.hint());
    }
}
