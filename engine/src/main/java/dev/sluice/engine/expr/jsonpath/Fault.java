package dev.sluice.engine.expr.jsonpath;

/// The States Language's names for what goes wrong in a JSONPath step.
final class Fault {
    static final String PARAMETER = "States.ParameterPathFailure";
    static final String RESULT_PATH = "States.ResultPathMatchFailure";
    static final String INTRINSIC = "States.IntrinsicFailure";
    static final String RUNTIME = "States.Runtime";

    private Fault() {}
}
