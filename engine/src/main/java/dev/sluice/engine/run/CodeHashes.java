package dev.sluice.engine.run;

import dev.sluice.engine.container.code.CodeMissingException;
import dev.sluice.engine.container.code.CodeStore;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.problem.Reasons;
import dev.sluice.engine.run.request.RefusedException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which version each function's code has when a run begins, so that the run can be resumed with
/// the same.
final class CodeHashes {
    private final CodeStore code = new CodeStore();

    /// @throws RefusedException with all functions whose code cannot be read
    Map<String, String> of(Path flowFolder, List<FunctionSpec> functions) throws RefusedException {
        Map<String, String> hashes = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (FunctionSpec function : functions) {
            try {
                hashes.put(function.id(), code.present(flowFolder, function.code()).hash());
            } catch (IOException e) {
                problems.add(
                        Problem.error(
                                "code.unreadable",
                                "/functions/" + function.id() + "/code",
                                function.id(),
                                "The code of function "
                                        + function.id()
                                        + " cannot be copied for the run: "
                                        + Reasons.of(e)
                                        + ".",
                                "Its files must be readable, and the flow's folder .sluice"
                                        + " writable."));
            } catch (CodeMissingException e) {
                problems.add(
                        Problem.error(
                                "code.missing",
                                "/functions/" + function.id() + "/code",
                                function.id(),
                                "The code of function "
                                        + function.id()
                                        + " cannot be read: "
                                        + e.getMessage(),
                                "Put the function's code there, or correct the path."));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return hashes;
    }
}
