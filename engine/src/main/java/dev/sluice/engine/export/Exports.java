package dev.sluice.engine.export;

import dev.sluice.engine.check.Checks;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.problem.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Exports flows: asks a target's exporter for the files and writes them.
public final class Exports {
    private final List<Exporter> exporters;

    public Exports(List<Exporter> exporters) {
        this.exporters = List.copyOf(exporters);
    }

    /// The targets there are.
    public List<String> targets() {
        return exporters.stream().map(Exporter::id).toList();
    }

    /// Writes the flow for a target and tells what became of it.
    ///
    /// @param flow one that the checks for the target find no error in
    /// @param folder the flow's folder
    /// @param output a new or empty folder, or one that an earlier export has written
    /// @param secrets all known secret values by name; none of them may appear in what is written
    public Report export(
            String target, Flow flow, Path folder, Path output, Map<String, String> secrets)
            throws ExportException {
        Exporter exporter =
                exporters.stream()
                        .filter(each -> each.id().equals(target))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ExportException(
                                                "There is no export for \"" + target + "\"",
                                                "Take one of: " + String.join(", ", targets())));
        refuseProblems(flow, target);
        Bundle bundle = exporter.bundle(flow, folder);
        new OutputFolder(output).write(bundle.files(), new Secrets(secrets));
        return bundle.report();
    }

    private static void refuseProblems(Flow flow, String target) throws ExportException {
        List<Problem> problems = Checks.check(flow, target);
        if (!Checks.isRunnable(problems)) {
            String errors =
                    problems.stream()
                            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                            .map(problem -> "\n  " + problem.place() + ": " + problem.message())
                            .collect(Collectors.joining());
            throw new ExportException(
                    "The flow has errors, so it was not exported:" + errors,
                    "Run: sluice check --target " + target);
        }
    }
}
