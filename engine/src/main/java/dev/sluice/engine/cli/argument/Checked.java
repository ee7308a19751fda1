package dev.sluice.engine.cli.argument;

import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.cli.console.CommandFailure;
import dev.sluice.engine.cli.console.Terminal;
import dev.sluice.engine.json.FlowFolder;
import dev.sluice.engine.json.PlacedProblem;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The gate before a flow is run, served, tested or exported.
public final class Checked {
    private Checked() {}

    /// Prints warnings, and ends the command where the flow has errors. Steps that need answers
    /// given beforehand are left to the run, which is refused where they have none.
    public static void refuseErrors(FlowFolder folder, Terminal terminal) {
        List<PlacedProblem> problems = folder.check(null);
        List<PlacedProblem> errors = problems.stream().filter(PlacedProblem::isError).toList();
        if (errors.isEmpty()) {
            problems.stream()
                    .filter(found -> !found.problem().code().equals(RunnableSteps.CODE))
                    .forEach(terminal.err()::println);
            return;
        }
        throw refused("the flow has errors and is not run", errors);
    }

    /// Ends the command where steps need answers given beforehand and have none.
    ///
    /// @param answered the ids of the steps that have some
    public static void refuseUnanswered(FlowFolder folder, Set<String> answered) {
        List<PlacedProblem> unanswered =
                folder.check(null).stream()
                        .filter(found -> found.problem().code().equals(RunnableSteps.CODE))
                        .filter(found -> !answered.contains(found.problem().element()))
                        .map(
                                found ->
                                        new PlacedProblem(
                                                found.file(),
                                                found.line(),
                                                found.column(),
                                                found.problem().asError()))
                        .toList();
        if (!unanswered.isEmpty()) {
            throw refused("the flow asks services that are not there, and is not run", unanswered);
        }
    }

    private static CommandFailure refused(String what, List<PlacedProblem> problems) {
        return CommandFailure.wrong(
                what
                        + "\n"
                        + problems.stream()
                                .map(PlacedProblem::toString)
                                .collect(Collectors.joining("\n")));
    }
}
