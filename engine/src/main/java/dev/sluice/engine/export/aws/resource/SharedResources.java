package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// Buckets, queues and topics. They outlive the stack, so removing it loses no data.
public final class SharedResources {
    /// A message must stay invisible for six times what the function that takes it may run.
    private static final int VISIBILITY = 6 * Starters.LONGEST_WAIT;

    private final Drafting draft;
    private final Map<String, Object> resources;

    public SharedResources(Drafting draft, Map<String, Object> resources) {
        this.draft = draft;
        this.resources = resources;
    }

    public void add() {
        for (Resource resource : draft.flow().resources().values()) {
            switch (resource) {
                case Resource.Bucket bucket -> bucket(bucket);
                case Resource.Queue queue -> queue(queue);
                case Resource.Topic topic -> {
                    put(draft.ids().of("Topic", topic.id()), "AWS::SNS::Topic", Map.of(), false);
                    exact(topic, "SNS topic");
                }
            }
        }
        tokenQueues();
    }

    private void bucket(Resource.Bucket bucket) {
        boolean watched =
                draft.flow().triggers().values().stream()
                        .anyMatch(
                                t ->
                                        t instanceof Trigger.ObjectChange o
                                                && o.bucket().equals(bucket.id()));
        Map<String, Object> properties = new LinkedHashMap<>();
        if (watched) {
            properties.put(
                    "NotificationConfiguration",
                    Cfn.map("EventBridgeConfiguration", Cfn.map("EventBridgeEnabled", true)));
        }
        put(draft.ids().of("Bucket", bucket.id()), "AWS::S3::Bucket", properties, true);
        exact(bucket, "S3 bucket; AWS makes up its name, which is an output of the stack");
    }

    private void queue(Resource.Queue queue) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Trigger.Queue trigger = triggerOf(queue);
        if (trigger != null) {
            properties.put("VisibilityTimeout", VISIBILITY);
        }
        String dead = queue.deadLetter();
        if (trigger != null && trigger.deadLetter() != null) {
            dead = trigger.deadLetter();
        }
        if (dead != null) {
            Integer receives = trigger == null ? null : trigger.maxReceives();
            properties.put(
                    "RedrivePolicy",
                    Cfn.map(
                            "deadLetterTargetArn",
                            Cfn.att(draft.ids().of("Queue", dead), "Arn"),
                            "maxReceiveCount",
                            receives == null ? 3 : receives));
        }
        put(draft.ids().of("Queue", queue.id()), "AWS::SQS::Queue", properties, true);
        exact(queue, "SQS queue");
    }

    private Trigger.@Nullable Queue triggerOf(Resource.Queue queue) {
        return draft.flow().triggers().values().stream()
                .filter(Trigger.Queue.class::isInstance)
                .map(Trigger.Queue.class::cast)
                .filter(trigger -> trigger.queue().equals(queue.id()))
                .findFirst()
                .orElse(null);
    }

    /// Callbacks that start no function hand their tokens out through a queue.
    private void tokenQueues() {
        for (Step step : draft.flow().everyStep()) {
            if (step instanceof Step.Callback callback && callback.function() == null) {
                put(draft.ids().of("Tokens", step.id()), "AWS::SQS::Queue", Map.of(), false);
            }
        }
    }

    private void put(String name, String type, Map<String, Object> properties, boolean keep) {
        Map<String, Object> resource = Cfn.resource(type, properties);
        if (keep) {
            resource.put("DeletionPolicy", "Retain");
            resource.put("UpdateReplacePolicy", "Retain");
        }
        resources.put(name, resource);
    }

    private void exact(Resource resource, String how) {
        draft.report().exact(Kind.RESOURCE, resource.id(), "resource", how);
    }
}
