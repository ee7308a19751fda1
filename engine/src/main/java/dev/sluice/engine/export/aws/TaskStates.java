package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Turns a step that calls out into a Task state.
final class TaskStates {
    private static final String INPUT = "{% $states.input %}";

    private final Drafting draft;
    private final StepStates common;

    TaskStates(Drafting draft, StepStates common) {
        this.draft = draft;
        this.common = common;
    }

    void fill(Step step, Map<String, @Nullable Object> state, ScopeStates scope)
            throws ExportException {
        if (step.data().language() == QueryLanguage.JSONPATH && !(step instanceof Step.Function)) {
            throw new ExportException(
                    "The step \""
                            + step.id()
                            + "\" is written in JSONPath, which only function"
                            + " steps can be exported in",
                    "Write it in JSONata.");
        }
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
        scope.lead(state, step.next(), step.id());
    }

    private void function(Step.Function step, Map<String, @Nullable Object> state)
            throws ExportException {
        state.put("Resource", "arn:aws:states:::lambda:invoke");
        String arn = functionArn(step.id(), step.function());
        Data data = step.data();
        if (data.language() == QueryLanguage.JSONPATH) {
            new JsonPathCall(step).fill(arn, state);
        } else {
            state.put("Arguments", Cfn.fields("FunctionName", arn, "Payload", input(data)));
            if (data.envelope()) {
                common.results(data, null, null, state);
            } else {
                common.results(
                        data,
                        new StatesMember("result", "$states.result.Payload"),
                        "{% $states.result.Payload %}",
                        state);
            }
        }
        limits(step.limits(), state);
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
            state.put(
                    "Arguments",
                    Cfn.fields(
                            "FunctionName",
                            functionArn(step.id(), function),
                            "Payload",
                            input(step.data())));
            common.exact(step, "Task state that waits for its token");
        } else {
            tokenQueue(step, state);
        }
        common.results(step.data(), null, null, state);
        limits(step.limits(), state);
    }

    /// Without a function the token must go somewhere a deployed flow can be asked for it.
    private void tokenQueue(Step.Callback step, Map<String, @Nullable Object> state) {
        String queue = draft.ids().of("Tokens", step.id());
        state.put("Resource", "arn:aws:states:::sqs:sendMessage.waitForTaskToken");
        state.put(
                "Arguments",
                Cfn.fields(
                        "QueueUrl",
                        draft.substitutions().reference(queue + "Url", Cfn.ref(queue)),
                        "MessageBody",
                        Cfn.fields(
                                "token",
                                "{% $states.context.Task.Token %}",
                                "input",
                                input(step.data()))));
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
        StepStates.value("ApiEndpoint", step.url(), arguments);
        arguments.put("Method", step.method() == null ? "GET" : step.method().value());
        StepStates.value("Headers", step.headers(), arguments);
        StepStates.value("QueryParameters", step.query(), arguments);
        StepStates.value("RequestBody", step.payload(), arguments);
        arguments.put(
                "Authentication",
                Cfn.map(
                        "ConnectionArn",
                        draft.substitutions()
                                .reference("HttpConnectionArn", Cfn.ref("HttpConnectionArn"))));
        state.put("Arguments", arguments);
        draft.allow(
                Cfn.statement(
                        Cfn.allow(
                                "*",
                                "states:InvokeHTTPEndpoint",
                                "events:RetrieveConnectionCredentials",
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:DescribeSecret")));
        common.results(step.data(), null, null, state);
        limits(step.limits(), state);
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
            state.put(
                    "Arguments",
                    Cfn.fields(
                            "QueueUrl",
                            draft.substitutions().reference(id + "Url", Cfn.ref(id)),
                            "MessageBody",
                            input(step.data())));
            draft.allow(
                    Cfn.map(
                            "SQSSendMessagePolicy",
                            Cfn.map("QueueName", Cfn.att(id, "QueueName"))));
        } else {
            String id = draft.ids().of("Topic", String.valueOf(step.topic()));
            state.put("Resource", "arn:aws:states:::sns:publish");
            state.put(
                    "Arguments",
                    Cfn.fields(
                            "TopicArn",
                            draft.substitutions().reference(id + "Arn", Cfn.ref(id)),
                            "Message",
                            input(step.data())));
            draft.allow(
                    Cfn.map(
                            "SNSPublishMessagePolicy",
                            Cfn.map("TopicName", Cfn.att(id, "TopicName"))));
        }
        common.results(step.data(), null, null, state);
        limits(step.limits(), state);
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
        StepStates.value("Key", step.key(), arguments);
        Map<String, Object> name = Cfn.map("BucketName", Cfn.ref(id));
        String action =
                switch (step.action()) {
                    case "put" -> {
                        arguments.put("Body", input(step.data()));
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
        state.put("Arguments", arguments);
        common.results(step.data(), null, null, state);
        limits(step.limits(), state);
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
        state.put(
                "Arguments",
                Cfn.fields(
                        "StateMachineArn",
                        draft.substitutions().reference(parameter, Cfn.ref(parameter)),
                        "Input",
                        input(step.data())));
        common.results(
                step.data(),
                new StatesMember("result", "$states.result.Output"),
                "{% $states.result.Output %}",
                state);
        limits(step.limits(), state);
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

    private static @Nullable Object input(Data data) {
        Template input = data.input();
        return input == null ? INPUT : input.value();
    }

    private static void limits(Limits limits, Map<String, @Nullable Object> state) {
        StepStates.value("TimeoutSeconds", limits.timeoutSeconds(), state);
        StepStates.value("HeartbeatSeconds", limits.heartbeatSeconds(), state);
    }
}
