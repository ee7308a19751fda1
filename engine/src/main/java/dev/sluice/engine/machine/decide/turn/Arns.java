package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.model.Flow;

import java.util.List;

/// The names that the context object gives a run and its flow: those of the cloud that comes first
/// among the flow's targets, since state machines take them apart. The account and the region are
/// those that functions are told too.
public final class Arns {
    private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:";

    private Arns() {}

    static String execution(Flow flow, String run) {
        return isAws(flow) ? PREFIX + "execution:" + name(flow) + ":" + run : run;
    }

    public static String mapRun(Flow flow, String map) {
        return PREFIX + "mapRun:" + name(flow) + "/" + map;
    }

    static String stateMachine(Flow flow) {
        return isAws(flow) ? PREFIX + "stateMachine:" + name(flow) : flow.name();
    }

    static String role(Flow flow) {
        return isAws(flow) ? "arn:aws:iam::000000000000:role/" + name(flow) : flow.name();
    }

    private static boolean isAws(Flow flow) {
        List<String> targets = flow.targets();
        return targets.isEmpty() || targets.getFirst().equals("aws");
    }

    /// A flow's name may hold what a name there may not.
    private static String name(Flow flow) {
        return flow.name().replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
