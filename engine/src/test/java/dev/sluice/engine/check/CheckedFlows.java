package dev.sluice.engine.check;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import java.util.List;

/// Flows that are checked, and what is found in them, in short.
public final class CheckedFlows {
    private CheckedFlows() {}

    /// Beside the steps of a test: one of each thing a step may name.
    public static final String REST =
            """
            , 'functions': {'f': {'runtime': 'python3.13', 'handler': 'index.handler', 'code': 'functions/f'}},
            'resources': {'bucket': {'type': 'bucket'}, 'queue': {'type': 'queue'}, 'topic': {'type': 'topic'}}
            """;

    public static Flow flow(String steps) {
        return FlowTexts.flow(
                "'triggers': {'start': {'type': 'manual', 'next': ['a']}}, 'steps': {"
                        + steps
                        + "}"
                        + REST);
    }

    public static List<String> found(List<Problem> problems) {
        return problems.stream()
                .filter(p -> !p.code().equals("function.unused"))
                .map(p -> (p.severity() + " " + p.code() + " " + p.place()).toLowerCase())
                .toList();
    }

    public static List<String> check(Flow flow) {
        return found(Checks.check(flow));
    }
}
