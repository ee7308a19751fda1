package dev.sluice.engine.imports;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.imports.source.ImportException;
import dev.sluice.engine.imports.source.Source;
import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.json.PlacedProblem;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The kinds of file that flows can be made of.
public final class Imports {
    private final List<Importer> importers;

    public Imports(List<Importer> importers) {
        this.importers = List.copyOf(importers);
    }

    /// The words for the kinds.
    public List<String> formats() {
        return importers.stream().map(Importer::format).toList();
    }

    /// Reads a file. A flow that it gives has no errors that `sluice check` would tell.
    ///
    /// @param format a word for its kind; `null`: what it looks like
    /// @throws ImportException with everything that is wrong with it, and where
    public Imported read(Path file, @Nullable String format) throws ImportException {
        Source source = Source.read(file);
        Imported imported = importer(source, format).read(source);
        List<PlacedProblem> problems = problems(source, imported);
        if (!problems.isEmpty()) {
            throw new ImportException(problems);
        }
        return imported;
    }

    private Importer importer(Source source, @Nullable String format) throws ImportException {
        for (Importer importer : importers) {
            if (format == null ? importer.recognizes(source) : importer.format().equals(format)) {
                return importer;
            }
        }
        if (format != null) {
            throw ImportException.of(
                    source.name(),
                    Spot.START,
                    "The format \"" + format + "\" cannot be imported.",
                    "The formats: " + String.join(", ", formats()) + ".");
        }
        throw ImportException.of(
                source.name(),
                source.root().spot(),
                "This is neither a state machine nor a template with one.",
                "A state machine has \"StartAt\" and \"States\"; name the kind of file with --from "
                        + formats().stream().collect(Collectors.joining("|"))
                        + ".");
    }

    /// What is wrong with the flow, told of the imported file.
    private static List<PlacedProblem> problems(Source source, Imported imported) {
        List<PlacedProblem> placed = new ArrayList<>();
        Flow flow = imported.flow();
        for (Problem problem : Checks.check(flow, null)) {
            if (problem.severity() == Problem.Severity.ERROR) {
                Spot at = place(problem, imported.places());
                placed.add(new PlacedProblem(source.name(), at.line(), at.column(), problem));
            }
        }
        return placed;
    }

    private static Spot place(Problem problem, Map<String, Spot> places) {
        String element = problem.element();
        Spot at = element == null ? null : places.get(element);
        return at == null ? Spot.START : at;
    }
}
