package dev.sluice.engine.json;

import dev.sluice.engine.problem.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Says that a file of a flow cannot be read or written as a flow, with every reason and its place.
public final class FlowFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PlacedProblem> problems;

    FlowFileException(List<PlacedProblem> problems) {
        super(problems.stream().map(PlacedProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// One problem with a file as a whole.
    static FlowFileException of(Path file, String code, String message, String hint) {
        return new FlowFileException(
                List.of(
                        new PlacedProblem(
                                String.valueOf(file.getFileName()),
                                1,
                                1,
                                Problem.error(code, "", null, message, hint))));
    }

    /// At least one of them is an error.
    public List<PlacedProblem> problems() {
        return problems;
    }
}
