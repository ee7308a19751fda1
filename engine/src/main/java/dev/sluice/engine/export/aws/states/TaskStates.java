package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a step that calls out into a Task state.
final class TaskStates {
    private final Drafting draft;
    private final StepStates common;

    TaskStates(Drafting draft, StepStates common) {
        this.draft = draft;
        this.common = common;
    }

    void fill(Step step, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        common.begin("Task", step, state);
        switch (step) {
            case Step.Function function -> function(function, state);
            case Step.Callback callback -> callback(callback, state);
            case Step.Http http -> http(http, state);
            case Step.Publish publish -> publish(publish, state);
            case Step.ObjectAccess access -> object(access, state);
            case Step.SubFlow sub -> subFlow(sub, state);
            case Step.Choice _,
                    Step.Join _,
                    Step.Map _,
                    Step.Group _,
                    Step.Wait _,
                    Step.Transform _,
                    Step.Succeed _,
                    Step.Fail _ ->
                    throw new IllegalArgumentException(step.id() + " calls nothing");
        }
        common.handling(step, state, scope);
        common.leadOn(step, place(step), state, scope);
    }

    /// Where in the state's result the step's result is.
    private static String place(Step step) {
        return switch (step) {
            case Step.SubFlow _ -> ".Output";
            case Step.Function f when !f.data().envelope() && !isCalledByArn(f) -> ".Payload";
            default -> "";
        };
    }

    /// Whether the function is called without the service around it: then the result is what it
    /// returned.
    private static boolean isCalledByArn(Step.Function step) {
        return JsonPathFields.areOf(step.data())
                && !step.data().envelope()
                && !new JsonPathFields(step.data(), "").isInputCalled();
    }

    private void function(Step.Function step, Map<String, @Nullable Object> state)
            throws ExportException {
        String arn = functionArn(step.id(), step.function());
        Data data = step.data();
        if (isCalledByArn(step)) {
            state.put("Resource", arn);
            new JsonPathFields(data, "").writeInput(state);
            common.results(data, null, null, state);
        } else {
            state.put("Resource", "arn:aws:states:::lambda:invoke");
            arguments(step, Cfn.fields("FunctionName", arn), "Payload", state);
            boolean isWhole = data.envelope();
            common.results(
                    data,
                    isWhole ? null : new StatesMember("result", "$states.result.Payload"),
                    isWhole ? null : "{% $states.result.Payload %}",
                    place(step),
                    state);
        }
        limits(step, state);
        common.exact(step, "Task state that calls the function");
    }

    private String functionArn(String step, String function) throws ExportException {
        if (!draft.flow().functions().containsKey(function)) {
            throw new ExportException(
                    "The step \"" + step + "\" calls \"" + function + "\", which is no function",
                    "Run: sluice check.");
        }
        String id = draft.ids().of("Function", function);
        draft.allow(Cfn.map("LambdaInvokePolicy", Cfn.map("FunctionName", Cfn.ref(id))));
        return draft.substitutions().reference(id + "Arn", Cfn.att(id, "Arn"));
    }

    private void callback(Step.Callback step, Map<String, @Nullable Object> state)
            throws ExportException {
        String function = step.function();
        if (function != null) {
            state.put("Resource", "arn:aws:states:::lambda:invoke.waitForTaskToken");
            arguments(
                    step,
                    Cfn.fields("FunctionName", functionArn(step.id(), function)),
                    "Payload",
                    state);
            common.exact(step, "Task state that waits for its token");
        } else {
            tokenQueue(step, state);
        }
        common.results(step.data(), null, null, state);
        limits(step, state);
    }

    /// Without a function the token must go somewhere a deployed flow can be asked for it.
    private void tokenQueue(Step.Callback step, Map<String, @Nullable Object> state) {
        String queue = draft.ids().of("Tokens", step.id());
        state.put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        Map<String, @Nullable Object> body =
                JsonPathFields.areOf(step.data())
                        ? Cfn.fields("token.$", "$$.Task.Token")
                        : Cfn.fields("token", "{% $states.context.Task.Token %}");
        JsonPathFields.writeInputAs("input", step.data(), body);
        String url = draft.substitutions().reference(queue + "Url", Cfn.ref(queue));
        arguments(step, Cfn.fields("QueueUrl", url, "MessageBody", body), state);
        draft.allow(
                Cfn.map("SQSSendMessagePolicy", Cfn.map("QueueName", Cfn.att(queue, "QueueName"))));
        draft.report()
                .emulated(
                        Kind.STEP,
                        step.id(),
                        "callback",
                        "The token is put into the queue "
                                + queue
                                + "; whoever takes it answers with SendTaskSuccess or"
                                + " SendTaskFailure."
                                + (step.start() == null
                                        ? ""
                                        : " What the step starts is not started: "
                                                + "start it from that queue."));
    }

    private void http(Step.Http step, Map<String, @Nullable Object> state) {
        state.put("Resource", "arn:aws:states:::http:invoke");
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        Template method = step.method() == null ? new Template("GET") : step.method();
        JsonPathFields.writeArgument("ApiEndpoint", step.url(), step.data(), arguments);
        JsonPathFields.writeArgument("Method", method, step.data(), arguments);
        JsonPathFields.writeArgument("Headers", step.headers(), step.data(), arguments);
        JsonPathFields.writeArgument("QueryParameters", step.query(), step.data(), arguments);
        JsonPathFields.writeArgument("RequestBody", step.payload(), step.data(), arguments);
        arguments.put(
                "Authentication",
                Cfn.map(
                        "ConnectionArn",
                        draft.substitutions()
                                .reference("HttpConnectionArn", Cfn.ref("HttpConnectionArn"))));
        arguments(step, arguments, state);
        draft.allow(
                Cfn.statement(
                        Cfn.allow(
                                "*",
                                "states:InvokeHTTPEndpoint",
                                "events:RetrieveConnectionCredentials",
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:DescribeSecret")));
        common.results(step.data(), null, null, state);
        limits(step, state);
        draft.report()
                .emulated(
                        Kind.STEP,
                        step.id(),
                        "http",
                        "Task state with an EventBridge connection, which AWS demands even where"
                                + " no credentials are needed: give its ARN as the parameter"
                                + " HttpConnectionArn. The result is {\"StatusCode\", \"Headers\","
                                + " \"ResponseBody\"}.");
    }

    private void publish(Step.Publish step, Map<String, @Nullable Object> state) {
        String queue = step.queue();
        if (queue != null) {
            String id = draft.ids().of("Queue", queue);
            state.put("Resource", "arn:aws:states:::sqs:sendMessage");
            String url = draft.substitutions().reference(id + "Url", Cfn.ref(id));
            arguments(step, Cfn.fields("QueueUrl", url), "MessageBody", state);
            draft.allow(
                    Cfn.map(
                            "SQSSendMessagePolicy",
                            Cfn.map("QueueName", Cfn.att(id, "QueueName"))));
        } else {
            String id = draft.ids().of("Topic", String.valueOf(step.topic()));
            state.put("Resource", "arn:aws:states:::sns:publish");
            String arn = draft.substitutions().reference(id + "Arn", Cfn.ref(id));
            arguments(step, Cfn.fields("TopicArn", arn), "Message", state);
            draft.allow(
                    Cfn.map(
                            "SNSPublishMessagePolicy",
                            Cfn.map("TopicName", Cfn.att(id, "TopicName"))));
        }
        common.results(step.data(), null, null, state);
        limits(step, state);
        draft.report()
                .emulated(
                        Kind.STEP,
                        step.id(),
                        "publish",
                        "Task state of "
                                + (queue == null ? "SNS" : "SQS")
                                + "; the result is the service's answer, with its MessageId.");
    }

    private void object(Step.ObjectAccess step, Map<String, @Nullable Object> state) {
        String id = draft.ids().of("Bucket", step.bucket());
        String bucket = draft.substitutions().reference(id + "Name", Cfn.ref(id));
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        arguments.put("Bucket", bucket);
        JsonPathFields.writeArgument("Key", step.key(), step.data(), arguments);
        Map<String, Object> name = Cfn.map("BucketName", Cfn.ref(id));
        String action =
                switch (step.action()) {
                    case "put" -> {
                        JsonPathFields.writeInputAs("Body", step.data(), arguments);
                        draft.allow(Cfn.map("S3WritePolicy", name));
                        yield "putObject";
                    }
                    case "delete" -> {
                        draft.allow(
                                Cfn.statement(
                                        Cfn.allow(
                                                Cfn.sub("${" + id + ".Arn}/*"),
                                                "s3:DeleteObject")));
                        yield "deleteObject";
                    }
                    default -> {
                        draft.allow(Cfn.map("S3ReadPolicy", name));
                        yield "getObject";
                    }
                };
        state.put("Resource", "arn:aws:states:::aws-sdk:s3:" + action);
        arguments(step, arguments, state);
        common.results(step.data(), null, null, state);
        limits(step, state);
        draft.report()
                .emulated(
                        Kind.STEP,
                        step.id(),
                        "object",
                        "Task state of S3; the result is the service's answer. An object is read"
                                + " as text, in its field Body, of at most 256 KiB.");
    }

    private void subFlow(Step.SubFlow step, Map<String, @Nullable Object> state) {
        String parameter = draft.ids().of("FlowArn", step.flow());
        state.put("Resource", "arn:aws:states:::states:startExecution.sync:2");
        String arn = draft.substitutions().reference(parameter, Cfn.ref(parameter));
        arguments(step, Cfn.fields("StateMachineArn", arn), "Input", state);
        common.results(
                step.data(),
                new StatesMember("result", "$states.result.Output"),
                "{% $states.result.Output %}",
                place(step),
                state);
        limits(step, state);
        draft.allow(
                Cfn.map(
                        "Statement",
                        java.util.List.of(
                                Cfn.allow(Cfn.ref(parameter), "states:StartExecution"),
                                Cfn.allow("*", "states:DescribeExecution", "states:StopExecution"),
                                Cfn.allow(
                                        Cfn.sub(
                                                "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"),
                                        "events:PutTargets",
                                        "events:PutRule",
                                        "events:DescribeRule"))));
        draft.report()
                .emulated(
                        Kind.STEP,
                        step.id(),
                        "flow",
                        "Task state that runs another state machine. Export and deploy the flow "
                                + step.flow()
                                + " as well, and give its ARN as the parameter "
                                + parameter
                                + ".");
    }

    /// Writes the arguments of a call, the step's input among them.
    private static void arguments(
            Step step,
            Map<String, @Nullable Object> arguments,
            String input,
            Map<String, @Nullable Object> state) {
        JsonPathFields.writeInputAs(input, step.data(), arguments);
        arguments(step, arguments, state);
    }

    private static void arguments(
            Step step,
            Map<String, @Nullable Object> arguments,
            Map<String, @Nullable Object> state) {
        Data.Paths paths = step.data().paths();
        if (paths != null) {
            StepStates.value("InputPath", paths.inputPath(), state);
        }
        state.put(JsonPathFields.areOf(step.data()) ? "Parameters" : "Arguments", arguments);
    }

    private static void limits(Step step, Map<String, @Nullable Object> state) {
        Limits limits = step.limits();
        JsonPathFields.writeValue("TimeoutSeconds", limits.timeoutSeconds(), step.data(), state);
        JsonPathFields.writeValue(
                "HeartbeatSeconds", limits.heartbeatSeconds(), step.data(), state);
    }
}
