package dev.sluice.engine.cli;

import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;

import java.util.List;
import java.util.stream.Collectors;

/// The gate before a flow is run, served, tested or exported.
final class Checked {
    private Checked() {}

    /// Prints warnings, and ends the command where the flow has errors. Steps that need answers
    /// given beforehand are left to the run, which is refused where they have none.
    static void refuseErrors(FlowFolder folder, Terminal terminal) {
        List<PlacedProblem> problems = folder.check(null);
        List<PlacedProblem> errors = problems.stream().filter(PlacedProblem::isError).toList();
        if (errors.isEmpty()) {
            problems.stream()
                    .filter(found -> !found.problem().code().equals(RunnableSteps.CODE))
                    .forEach(terminal.err()::println);
            return;
        }
        throw CommandFailure.wrong(
                "the flow has errors and is not run\n"
                        + errors.stream()
                                .map(PlacedProblem::toString)
                                .collect(Collectors.joining("\n")));
    }
}
