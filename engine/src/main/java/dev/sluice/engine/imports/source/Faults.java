package dev.sluice.engine.imports.source;

import dev.sluice.engine.json.PlacedProblem;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a file, gathered so that all of it can be told at once.
public final class Faults {
    /// More than these would bury what matters.
    private static final int MOST = 100;

    private final String file;
    private final List<PlacedProblem> problems = new ArrayList<>();

    public Faults(String file) {
        this.file = file;
    }

    /// @param message what is wrong and what was expected
    /// @param hint what to do about it; may be empty
    public void add(Spot at, String message, String hint) {
        if (problems.size() < MOST) {
            problems.add(ImportException.problem(file, at, visible(message), visible(hint)));
        }
    }

    /// A text with what would steer a terminal made visible.
    public static String visible(String text) {
        var visible = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? '\uFFFD' : point)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /// Stops where anything is wrong.
    public void refuse() throws ImportException {
        if (!problems.isEmpty()) {
            throw new ImportException(problems);
        }
    }
}
