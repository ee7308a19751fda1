package dev.sluice.engine.machine.decide.turn;

import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.Failure;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;
import dev.sluice.engine.model.QueryLanguage;

import java.util.List;

/// The States Language's own error names, and which errors a retrier or catcher is for.
public final class ErrorNames {
    static final String ALL = "States.ALL";
    static final String BRANCH = "States.BranchFailed";
    static final String TASK_FAILED = "States.TaskFailed";
    public static final String TIMEOUT = "States.Timeout";
    public static final String HEARTBEAT = "States.HeartbeatTimeout";
    public static final String RUNTIME = "States.Runtime";
    public static final String DATA_LIMIT = "States.DataLimitExceeded";
    public static final String NO_CHOICE = "States.NoChoiceMatched";
    public static final String READER = "States.ItemReaderFailed";
    public static final String WRITER = "States.ResultWriterFailed";
    static final String QUERY = "States.QueryEvaluationError";
    static final String TOLERANCE = "States.ExceedToleratedFailureThreshold";

    private ErrorNames() {}

    /// What a failed expression is as an error.
    public static Failure query(EvaluationException e) {
        return new Failure(e.error(), String.valueOf(e.getMessage()));
    }

    /// What a failed expression is as a step's error. A field of a JSONPath step whose value is of
    /// the wrong kind is the interpreter's own error: there is no query in it.
    public static Failure query(EvaluationException e, Token token) {
        boolean isJsonPath = token.node().step().data().language() == QueryLanguage.JSONPATH;
        return isJsonPath && e.error().equals(QUERY)
                ? new Failure(RUNTIME, String.valueOf(e.getMessage()))
                : query(e);
    }

    /// A missed heartbeat is a timeout too.
    private static boolean isTimeout(String error) {
        return error.equals(TIMEOUT) || error.equals(HEARTBEAT);
    }

    /// Whether one of the names, of a retrier or catcher of that step, covers its error. What rises
    /// out of a group's branch keeps its own name, and is a failed branch all the same.
    static boolean match(List<String> names, String error, Token token) {
        boolean isOfGroup = token.node().kind() instanceof Kind.Group;
        return match(names, error)
                || (isOfGroup && names.contains(BRANCH) && match(List.of(ALL), error));
    }

    /// Whether one of the names covers the error, wherever it comes from. The interpreter's own
    /// error always ends the run, also where it is named.
    static boolean match(List<String> names, String error) {
        if (error.equals(RUNTIME)) {
            return false;
        }
        for (String name : names) {
            boolean covered =
                    switch (name) {
                        case ALL -> !error.equals(DATA_LIMIT);
                        case TASK_FAILED -> !isTimeout(error);
                        case TIMEOUT -> isTimeout(error);
                        default -> name.equals(error);
                    };
            if (covered || name.equals(error)) {
                return true;
            }
        }
        return false;
    }
}
