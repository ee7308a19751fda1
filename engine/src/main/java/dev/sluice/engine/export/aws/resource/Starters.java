package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.export.Content;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.export.aws.draft.LogGroups;
import dev.sluice.engine.export.aws.draft.LogicalIds;
import dev.sluice.engine.export.aws.states.StateMachine;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Functions that start the state machine for the triggers that cannot do so by themselves: HTTP
/// requests, queues, topics and webhooks. A Standard state machine gives no answer to who starts
/// it; these functions do.
public final class Starters {
    /// The longest a function may run, in seconds.
    static final int LONGEST_WAIT = 900;

    /// The longest that an HTTP API waits for a function, in seconds.
    private static final int LONGEST_ANSWER = 29;

    private static final String FOLDER = "triggers";

    private final Drafting draft;
    private final Map<String, Object> resources;
    private final Map<String, Content> files;

    public Starters(Drafting draft, Map<String, Object> resources, Map<String, Content> files) {
        this.draft = draft;
        this.resources = resources;
        this.files = files;
    }

    void http(Trigger.Http trigger) {
        boolean waits = !"async".equals(trigger.answer());
        int limit = trigger.limitSeconds() == null ? LONGEST_ANSWER : trigger.limitSeconds();
        int wait = waits ? Math.min(limit, LONGEST_ANSWER) : 0;
        String method = trigger.method() == null ? "POST" : trigger.method();
        add(
                trigger,
                Map.of("KIND", "http", "WAIT_SECONDS", Integer.toString(wait)),
                30,
                "HttpApi",
                Cfn.map("Path", trigger.path(), "Method", method.equals("ANY") ? "ANY" : method));
        tell(
                trigger,
                "trigger",
                "HTTP API with a generated function that starts the run"
                        + (waits
                                ? " and waits for its end to answer; the function is billed while"
                                        + " it waits."
                                : " and answers 202 with its name.")
                        + " Whoever knows the address can call it: add an authorizer to restrict"
                        + " that.");
        if (waits && limit > LONGEST_ANSWER) {
            draft.report()
                    .lost(
                            Kind.TRIGGER,
                            trigger.id(),
                            "limitSeconds",
                            "An HTTP API waits for 29 s at most; past that the answer is 504.");
        }
    }

    void queue(Trigger.Queue trigger) {
        int batch = trigger.batchSize() == null ? 10 : trigger.batchSize();
        Integer window = trigger.batchWindowSeconds();
        Map<String, Object> event =
                Cfn.map(
                        "Queue",
                        Cfn.att(draft.ids().of("Queue", trigger.queue()), "Arn"),
                        "BatchSize",
                        batch,
                        "FunctionResponseTypes",
                        List.of("ReportBatchItemFailures"));
        if (window != null || batch > 10) {
            event.put("MaximumBatchingWindowInSeconds", window == null ? 1 : window);
        }
        add(
                trigger,
                Map.of("KIND", "queue", "WAIT_SECONDS", Integer.toString(LONGEST_WAIT - 15)),
                LONGEST_WAIT,
                "SQS",
                event);
        tell(
                trigger,
                "trigger",
                "A generated function takes the messages, starts the run and waits for its end:"
                        + " messages of a failed run come back. A run longer than 14 minutes and"
                        + " 45 seconds counts as failed. The function is billed while it waits.");
    }

    void topic(Trigger.Topic trigger) {
        Map<String, Object> event =
                Cfn.map("Topic", Cfn.ref(draft.ids().of("Topic", trigger.topic())));
        if (!trigger.filter().isEmpty()) {
            Map<String, @Nullable Object> filter = new LinkedHashMap<>();
            trigger.filter()
                    .forEach(
                            (name, wanted) ->
                                    filter.put(
                                            name,
                                            wanted.value() instanceof List<?> several
                                                    ? several
                                                    : java.util.Collections.singletonList(
                                                            wanted.value())));
            event.put("FilterPolicy", filter);
        }
        add(trigger, Map.of("KIND", "topic"), 30, "SNS", event);
        tell(
                trigger,
                "trigger",
                "A generated function takes the message and starts the run. SNS tries again only"
                        + " when the start fails, not when the run does.");
    }

    void webhook(Trigger.Webhook trigger, java.util.Set<String> secrets) {
        String path = trigger.path() == null ? "/webhook/" + trigger.id() : trigger.path();
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("KIND", "webhook");
        variables.put("WAIT_SECONDS", "0");
        variables.put("EVENTS", String.join(",", trigger.events()));
        String secret = trigger.secret();
        if (secret != null) {
            secrets.add(secret);
            variables.put("SECRET", FunctionResources.reference(draft, secret));
        }
        add(trigger, variables, 30, "HttpApi", Cfn.map("Path", path, "Method", "POST"));
        tell(
                trigger,
                "trigger",
                "HTTP API with a generated function that "
                        + (secret == null ? "checks no signature" : "checks the signature")
                        + ", starts the run and answers 202.");
    }

    private void add(
            Trigger trigger,
            Map<String, ?> variables,
            int timeout,
            String eventType,
            Map<String, Object> event) {
        files.computeIfAbsent(FOLDER + "/starter.py", _ -> new Content.Text(code()));
        String machine = LogicalIds.STATE_MACHINE;
        Map<String, Object> all = new LinkedHashMap<>(new java.util.TreeMap<>(variables));
        all.put("STATE_MACHINE", Cfn.ref(machine));
        if (StateMachine.wraps(draft.flow())) {
            all.put("TRIGGER", draft.ids().of("Trigger", trigger.id()));
        }
        String log = LogGroups.add(draft, resources, "Starter", trigger.id());
        resources.put(
                draft.ids().of("Starter", trigger.id()),
                Cfn.resource(
                        "AWS::Serverless::Function",
                        Cfn.map(
                                "Description",
                                "Starts the flow for a trigger",
                                "CodeUri",
                                FOLDER + "/",
                                "Runtime",
                                "python3.13",
                                "Handler",
                                "starter.handler",
                                "MemorySize",
                                256,
                                "Timeout",
                                timeout,
                                "Architectures",
                                List.of("x86_64"),
                                "Environment",
                                Cfn.map("Variables", all),
                                "LoggingConfig",
                                Cfn.map("LogGroup", Cfn.ref(log)),
                                "Policies",
                                List.of(
                                        Cfn.map(
                                                "StepFunctionsExecutionPolicy",
                                                Cfn.map(
                                                        "StateMachineName",
                                                        Cfn.att(machine, "Name"))),
                                        Cfn.statement(
                                                Cfn.allow(
                                                        executions(machine),
                                                        "states:DescribeExecution"))),
                                "Events",
                                Cfn.map(
                                        draft.ids().of("Event", trigger.id()),
                                        Cfn.map("Type", eventType, "Properties", event)))));
    }

    private static Map<String, Object> executions(String machine) {
        return Cfn.sub(
                "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${"
                        + machine
                        + ".Name}:*");
    }

    private void tell(Trigger trigger, String what, String how) {
        draft.report().emulated(Kind.TRIGGER, trigger.id(), what, how);
    }

    private static String code() {
        try (InputStream in = Starters.class.getResourceAsStream("starter.py")) {
            return new String(
                    Objects.requireNonNull(in, "starter.py").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read starter.py", e);
        }
    }
}
