package dev.sluice.engine.json;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Problem;
import dev.sluice.engine.value.JsonPointer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what is wrong with the flows that the steps of a flow run: that are missing, lie
/// elsewhere, or run this one in turn.
final class SubFlowChecks {
    /// So many flows are looked at for a circle.
    private static final int MOST = 64;

    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    SubFlowChecks(Path folder) {
        this.folder = folder;
    }

    List<Problem> check(Flow flow) {
        check(flow.steps(), JsonPointer.ROOT.child("steps"));
        return problems;
    }

    private void check(Map<String, Step> steps, JsonPointer at) {
        for (Step step : steps.values()) {
            if (step instanceof Step.SubFlow subFlow) {
                check(subFlow, at.child(step.id()).child("flow"));
            }
            if (step.body() != null) {
                check(step.body().steps(), at.child(step.id()).child("steps"));
            }
        }
    }

    private void check(Step.SubFlow step, JsonPointer at) {
        Path other = resolved(folder, step.flow());
        if (other == null) {
            return; // Checks names a path that is none.
        }
        if (!Files.isRegularFile(other.resolve(FlowFolder.FLOW_FILE))) {
            problems.add(
                    Problem.error(
                            "flow.missing",
                            at.text(),
                            step.id(),
                            "There is no flow in \"" + step.flow() + "\".",
                            "Name a folder that holds a flow.json."));
        } else if (!isBeside(other)) {
            problems.add(
                    Problem.error(
                            "flow.outside",
                            at.text(),
                            step.id(),
                            "The flow \"" + step.flow() + "\" does not lie beside this one.",
                            "Put both into one folder."));
        } else if (leadsBack(other, new HashSet<>())) {
            problems.add(
                    Problem.warning(
                            "flow.circle",
                            at.text(),
                            step.id(),
                            "The flow \"" + step.flow() + "\" runs this one in turn.",
                            "See that one of them ends without the other: runs are nested 16 deep"
                                    + " at most."));
        }
    }

    private static @Nullable Path resolved(Path from, String path) {
        try {
            return from.resolve(path);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private boolean isBeside(Path other) {
        Path here = real(folder);
        Path beside = here == null ? null : here.getParent();
        Path there = real(other);
        return beside != null && there != null && there.startsWith(beside);
    }

    private static @Nullable Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return null;
        }
    }

    /// Whether a flow, or one that it runs, runs the flow that is being checked.
    private boolean leadsBack(Path other, Set<Path> seen) {
        Path there = real(other);
        if (there == null || there.equals(real(folder))) {
            return there != null;
        }
        if (seen.size() >= MOST || !seen.add(there)) {
            return false;
        }
        try {
            Flow flow = FlowFolder.open(there).flow();
            return flow.everyStep().stream()
                    .flatMap(
                            step ->
                                    step instanceof Step.SubFlow sub
                                            ? Stream.of(sub.flow())
                                            : Stream.empty())
                    .map(path -> resolved(there, path))
                    .anyMatch(path -> path != null && leadsBack(path, seen));
        } catch (FlowFileException e) {
            return false; // A run of that flow is refused with what is wrong with it.
        }
    }
}
