package dev.sluice.app.runs;

import dev.sluice.app.fx.EngineTexts;
import dev.sluice.engine.json.FlowFileException;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.run.request.RefusedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Says why a run did not start or could not be read, and what to do.
public final class RunRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final transient List<Problem> problems;
    private final transient List<PlacedProblem> placed;

    public RunRefused(String message, String remedy, @Nullable Throwable cause) {
        this(message, remedy, List.of(), List.of(), cause);
    }

    private RunRefused(
            String message,
            String remedy,
            List<Problem> problems,
            List<PlacedProblem> placed,
            @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
        this.problems = problems;
        this.placed = placed;
    }

    /// For what is wrong with the flow, or with what was asked for.
    public static RunRefused of(RefusedException e) {
        String hints = hints(e.problems().stream().map(Problem::hint).toList());
        return new RunRefused(String.valueOf(e.getMessage()), hints, e.problems(), List.of(), e);
    }

    /// For a flow that cannot be read.
    public static RunRefused of(FlowFileException e) {
        return new RunRefused(String.valueOf(e.getMessage()), "", List.of(), e.problems(), e);
    }

    /// For a file that cannot be read or written.
    public static RunRefused of(IOException e) {
        return new RunRefused(Reasons.of(e), "", e);
    }

    private static String hints(List<String> hints) {
        return hints.stream()
                .filter(hint -> !hint.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /// What to do; may be empty.
    public String remedy() {
        return remedy;
    }

    /// Why, in the user's language.
    public String said(EngineTexts texts) {
        if (!placed.isEmpty()) {
            return placed.stream().map(texts::placed).collect(Collectors.joining("\n"));
        }
        return problems.isEmpty()
                ? texts.told(String.valueOf(getMessage()))
                : problems.stream().map(texts::message).collect(Collectors.joining("\n"));
    }

    /// What to do, in the user's language; may be empty.
    public String remedy(EngineTexts texts) {
        return problems.isEmpty()
                ? texts.told(remedy)
                : hints(problems.stream().map(texts::hint).toList());
    }
}
