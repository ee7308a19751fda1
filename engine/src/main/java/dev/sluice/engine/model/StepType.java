package dev.sluice.engine.model;

/// The kinds of step, by the words a flow file uses.
public enum StepType {
    FUNCTION("function"),
    CHOICE("choice"),
    JOIN("join"),
    MAP("map"),
    GROUP("group"),
    WAIT("wait"),
    TRANSFORM("transform"),
    CALLBACK("callback"),
    HTTP("http"),
    PUBLISH("publish"),
    OBJECT("object"),
    FLOW("flow"),
    SUCCEED("succeed"),
    FAIL("fail");

    private final String word;

    StepType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static StepType of(Step step) {
        return switch (step) {
            case Step.Function _ -> FUNCTION;
            case Step.Choice _ -> CHOICE;
            case Step.Join _ -> JOIN;
            case Step.Map _ -> MAP;
            case Step.Group _ -> GROUP;
            case Step.Wait _ -> WAIT;
            case Step.Transform _ -> TRANSFORM;
            case Step.Callback _ -> CALLBACK;
            case Step.Http _ -> HTTP;
            case Step.Publish _ -> PUBLISH;
            case Step.ObjectAccess _ -> OBJECT;
            case Step.SubFlow _ -> FLOW;
            case Step.Succeed _ -> SUCCEED;
            case Step.Fail _ -> FAIL;
        };
    }
}
