package dev.sluice.engine.check;

import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.check.graph.Scopes;
import dev.sluice.engine.check.step.StepRules;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds what is wrong with a flow. Pure: the designer asks after each edit, the command line
/// before each run, and both are told the same.
public final class Checks {
    /// The targets that flows may be meant for.
    public static final List<String> TARGETS = List.of("aws", "alibaba", "openworkflow", "argo");

    private Checks() {}

    /// Everything wrong with the flow, for its first target.
    public static List<Problem> check(Flow flow) {
        return check(flow, null);
    }

    /// Everything wrong with the flow.
    ///
    /// @param target whose limits count; `null`: those of all its targets
    public static List<Problem> check(Flow flow, @Nullable String target) {
        var findings = new Findings();
        List<Region> regions = Region.of(flow);
        FlowRules.check(flow, findings);
        IdRules.check(flow, regions, findings);
        TriggerRules.check(flow, findings);
        for (Region region : regions) {
            new WiringRules(flow, regions, region, findings).check();
            for (Step step : region.steps().values()) {
                new StepRules(flow, step, findings.on(step.id(), region.placeOf(step.id())))
                        .check();
            }
        }
        Scopes scopes = Scopes.of(flow);
        findings.addAll(scopes.problems());
        VariableRules.check(regions, scopes, findings);
        FunctionRules.check(flow, regions, findings);
        ResourceRules.check(flow, findings);
        List<String> targets = target == null ? flow.targets() : List.of(target);
        if (targets.contains("aws")) {
            AwsRules.check(flow, regions, findings);
        }
        return findings.all();
    }

    /// Whether a flow with these problems may run.
    public static boolean isRunnable(List<Problem> problems) {
        return problems.stream().noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    }
}
