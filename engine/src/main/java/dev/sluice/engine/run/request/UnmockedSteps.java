package dev.sluice.engine.run.request;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.check.step.RunnableSteps;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import java.util.List;
import java.util.Map;

/// The steps that can only be run with answers given beforehand.
public final class UnmockedSteps {
    private UnmockedSteps() {}

    /// @param mocks the answers, by step
    /// @throws RefusedException where there is such a step without an answer
    public static void refuse(Flow flow, Map<String, ?> mocks) throws RefusedException {
        if (flow.everyStep().stream()
                .noneMatch(
                        step ->
                                RunnableSteps.missing(step).isPresent()
                                        && !mocks.containsKey(step.id()))) {
            return;
        }
        List<Problem> unanswered =
                Checks.check(flow).stream()
                        .filter(found -> found.code().equals(RunnableSteps.CODE))
                        .filter(found -> !mocks.containsKey(String.valueOf(found.element())))
                        .map(Problem::asError)
                        .toList();
        throw new RefusedException(unanswered);
    }
}
