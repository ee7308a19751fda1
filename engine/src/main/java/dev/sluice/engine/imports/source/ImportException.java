package dev.sluice.engine.imports.source;

import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.problem.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// Says that a file cannot be imported, with every reason and its place.
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PlacedProblem> problems;

    public ImportException(List<PlacedProblem> problems) {
        super(problems.stream().map(PlacedProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /// One problem.
    public static ImportException of(String file, Spot at, String message, String hint) {
        return new ImportException(List.of(problem(file, at, message, hint)));
    }

    static PlacedProblem problem(String file, Spot at, String message, String hint) {
        return new PlacedProblem(
                file,
                at.line(),
                at.column(),
                Problem.error("import.wrong", "", null, message, hint));
    }

    public List<PlacedProblem> problems() {
        return problems;
    }
}
