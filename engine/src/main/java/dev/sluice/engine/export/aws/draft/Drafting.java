package dev.sluice.engine.export.aws.draft;

import dev.sluice.engine.model.Flow;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/// What the parts of one export share while it is being put together.
///
/// @param folder the flow's folder
/// @param policies what the state machine may do: SAM policy templates and statements
public record Drafting(
        Flow flow,
        Path folder,
        LogicalIds ids,
        StateNames names,
        Substitutions substitutions,
        ReportLines report,
        Set<Object> policies) {
    public static Drafting of(Flow flow, Path folder) {
        return new Drafting(
                flow,
                folder,
                new LogicalIds(),
                new StateNames(),
                new Substitutions(flow.toString()),
                new ReportLines(),
                new LinkedHashSet<>());
    }

    /// The name that a state machine must have to start runs of itself.
    public static Object ownName() {
        return Cfn.sub("${AWS::StackName}-flow");
    }

    /// Lets the state machine do something.
    public void allow(Object policy) {
        policies.add(policy);
    }
}
