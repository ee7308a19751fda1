package dev.sluice.engine.check;

import dev.sluice.engine.model.StepType;

/// Which kinds of step the engine runs; the others are known to the format only.
public final class RunnableSteps {
    private RunnableSteps() {}

    public static boolean contains(StepType type) {
        return switch (type) {
            case FUNCTION, CHOICE, JOIN, MAP, GROUP, WAIT, TRANSFORM, SUCCEED, FAIL -> true;
            case CALLBACK, HTTP, PUBLISH, OBJECT, FLOW -> false;
        };
    }
}
