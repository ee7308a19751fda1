package dev.sluice.engine.run.request;

import dev.sluice.engine.problem.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// Says why a run was not even begun: what is wrong with the flow or with what was asked for.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public static RefusedException of(String code, String place, String message, String hint) {
        return new RefusedException(List.of(Problem.error(code, place, null, message, hint)));
    }

    /// At least one, each an error.
    public List<Problem> problems() {
        return problems;
    }
}
