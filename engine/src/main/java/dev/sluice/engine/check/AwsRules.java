package dev.sluice.engine.check;

import dev.sluice.engine.check.data.Placed;
import dev.sluice.engine.check.graph.Region;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonPointer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The limits of AWS Lambda, Step Functions, EventBridge and API Gateway.
final class AwsRules {
    private static final int DEFINITION_BYTES = 1 << 20;
    private static final int STATE_BYTES = 120;
    private static final int ENVIRONMENT_BYTES = 4096;
    private static final int API_SECONDS = 29;

    /// Variables that Lambda sets itself and refuses to take.
    private static final Set<String> RESERVED =
            Set.of(
                    "_HANDLER",
                    "_X_AMZN_TRACE_ID",
                    "AWS_ACCESS_KEY",
                    "AWS_ACCESS_KEY_ID",
                    "AWS_DEFAULT_REGION",
                    "AWS_EXECUTION_ENV",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                    "AWS_LAMBDA_FUNCTION_NAME",
                    "AWS_LAMBDA_FUNCTION_VERSION",
                    "AWS_LAMBDA_INITIALIZATION_TYPE",
                    "AWS_LAMBDA_LOG_GROUP_NAME",
                    "AWS_LAMBDA_LOG_STREAM_NAME",
                    "AWS_LAMBDA_RUNTIME_API",
                    "AWS_REGION",
                    "AWS_SECRET_ACCESS_KEY",
                    "AWS_SESSION_TOKEN",
                    "LAMBDA_RUNTIME_DIR",
                    "LAMBDA_TASK_ROOT");

    private AwsRules() {}

    static void check(Flow flow, List<Region> regions, Findings findings) {
        definition(regions, findings);
        JsonPointer functions = JsonPointer.ROOT.child("functions");
        for (FunctionSpec function : flow.functions().values()) {
            environment(
                    function.environment(),
                    findings.on(
                            function.id(), functions.child(function.id()).child("environment")));
        }
        JsonPointer triggers = JsonPointer.ROOT.child("triggers");
        for (Trigger trigger : flow.triggers().values()) {
            trigger(trigger, findings.on(trigger.id(), triggers.child(trigger.id())));
        }
    }

    private static void definition(List<Region> regions, Findings findings) {
        long bytes = 0;
        for (Region region : regions) {
            for (Step step : region.steps().values()) {
                bytes += STATE_BYTES + 2L * step.id().length();
                for (Placed placed : Placed.of(step, JsonPointer.ROOT)) {
                    bytes += Json.write(placed.template().value()).length();
                }
            }
        }
        if (bytes > DEFINITION_BYTES) {
            findings.on(null, JsonPointer.ROOT.child("steps"))
                    .error(
                            "aws.definition-size",
                            "The flow's definition has about %d KiB; Step Functions takes 1024."
                                    .formatted(bytes >> 10),
                            "Move large constants to a function or a bucket, or split the flow.");
        }
    }

    private static void environment(Map<String, EnvironmentValue> variables, Findings.On on) {
        int bytes = 0;
        for (Map.Entry<String, EnvironmentValue> variable : variables.entrySet()) {
            if (RESERVED.contains(variable.getKey())) {
                on.in(variable.getKey())
                        .error(
                                "aws.reserved-variable",
                                "Lambda sets the variable \"" + variable.getKey() + "\" itself.",
                                "Choose another name.");
            }
            if (variable.getValue() instanceof EnvironmentValue.Literal(String text)) {
                bytes += (variable.getKey() + text).getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (bytes > ENVIRONMENT_BYTES) {
            on.error(
                    "aws.environment-size",
                    "The variables have %d bytes; Lambda takes %d."
                            .formatted(bytes, ENVIRONMENT_BYTES),
                    "Move large values to a file beside the code.");
        }
    }

    private static void trigger(Trigger trigger, Findings.On on) {
        switch (trigger) {
            case Trigger.Http http -> {
                boolean answers = !"async".equals(http.answer());
                if (answers && http.limitSeconds() != null && http.limitSeconds() > API_SECONDS) {
                    on.in("limitSeconds")
                            .warning(
                                    "aws.answer-limit",
                                    "API Gateway waits at most " + API_SECONDS + " seconds.",
                                    "Write at most " + API_SECONDS + ", or \"answer\": \"async\".");
                }
            }
            case Trigger.Timer timer -> {
                if (timer.rate() != null && timer.rate().contains("second")) {
                    on.in("rate")
                            .error(
                                    "aws.rate",
                                    "EventBridge has no rates of seconds.",
                                    "Write at least \"1 minute\".");
                }
                if ("quartz".equals(timer.dialect()) || "fc".equals(timer.dialect())) {
                    seconds(timer, on);
                }
            }
            case Trigger.Queue queue ->
                    on.range(queue.batchWindowSeconds(), "batchWindowSeconds", 0, 300);
            case Trigger.Manual _, Trigger.ObjectChange _, Trigger.Topic _, Trigger.Webhook _ -> {}
        }
    }

    private static void seconds(Trigger.Timer timer, Findings.On on) {
        String[] fields = timer.cron() == null ? new String[0] : timer.cron().strip().split("\\s+");
        int first = fields.length > 0 && fields[0].startsWith("CRON_TZ=") ? 1 : 0;
        if (fields.length > first + 1 && !fields[first].equals("0")) {
            on.in("cron")
                    .error(
                            "aws.cron-seconds",
                            "EventBridge fires on whole minutes; this schedule has seconds.",
                            "Write 0 for the seconds.");
        }
    }
}
