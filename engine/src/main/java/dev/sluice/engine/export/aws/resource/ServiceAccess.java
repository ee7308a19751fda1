package dev.sluice.engine.export.aws.resource;

import dev.sluice.engine.export.CodeFolder;
import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.export.Report.Kind;
import dev.sluice.engine.export.aws.draft.Cfn;
import dev.sluice.engine.export.aws.draft.Drafting;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.problem.Reasons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a function may do with the flow's own resources. A flow does not say which function uses
/// which, so a function whose code names a service gets access to the flow's resources of that
/// service, and to nothing else; the report says so.
final class ServiceAccess {
    private static final Pattern S3 = word("s3|S3Client|client-s3");
    private static final Pattern SQS = word("sqs|SQSClient|client-sqs");
    private static final Pattern SNS = word("sns|SNSClient|client-sns");
    private static final Pattern SOURCE =
            Pattern.compile(".*\\.(py|js|mjs|cjs|ts|java|go|kt|rb|cs)");

    private final Drafting draft;
    private final List<String> granted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    ServiceAccess(Drafting draft) {
        this.draft = draft;
    }

    private static Pattern word(String words) {
        return Pattern.compile("(?<![A-Za-z0-9])(" + words + ")(?![A-Za-z0-9])");
    }

    List<Object> policies(FunctionSpec function, CodeFolder code) throws ExportException {
        if (draft.flow().resources().isEmpty()) {
            return List.of();
        }
        String text = text(code);
        List<Object> policies = new ArrayList<>();
        for (Resource resource : draft.flow().resources().values()) {
            switch (resource) {
                case Resource.Bucket bucket ->
                        grant(S3, text, bucket.id(), bucketPolicy(bucket), policies);
                case Resource.Queue queue ->
                        grant(SQS, text, queue.id(), queuePolicy(queue), policies);
                case Resource.Topic topic ->
                        grant(SNS, text, topic.id(), topicPolicy(topic), policies);
            }
        }
        tell(function);
        return policies;
    }

    private Object bucketPolicy(Resource.Bucket bucket) {
        return Cfn.map(
                "S3CrudPolicy",
                Cfn.map("BucketName", Cfn.ref(draft.ids().of("Bucket", bucket.id()))));
    }

    private Object queuePolicy(Resource.Queue queue) {
        return Cfn.map(
                "SQSSendMessagePolicy",
                Cfn.map("QueueName", Cfn.att(draft.ids().of("Queue", queue.id()), "QueueName")));
    }

    private Object topicPolicy(Resource.Topic topic) {
        return Cfn.map(
                "SNSPublishMessagePolicy",
                Cfn.map("TopicName", Cfn.att(draft.ids().of("Topic", topic.id()), "TopicName")));
    }

    private void grant(
            Pattern service, String text, String resource, Object policy, List<Object> policies) {
        if (service.matcher(text).find()) {
            policies.add(policy);
            granted.add(resource);
        } else {
            refused.add(resource);
        }
    }

    private void tell(FunctionSpec function) {
        draft.report()
                .emulated(
                        Kind.FUNCTION,
                        function.id(),
                        "access",
                        "Here a function may use all of the flow's resources. There: "
                                + (granted.isEmpty()
                                        ? ""
                                        : String.join(", ", granted)
                                                + ", because its code names the service; take out"
                                                + " what is too much. ")
                                + (refused.isEmpty()
                                        ? ""
                                        : "Not "
                                                + String.join(", ", refused)
                                                + ", because it does not; add the policy if it"
                                                + " is needed."));
    }

    private static String text(CodeFolder code) throws ExportException {
        var text = new StringBuilder();
        for (Path file : code.files().values()) {
            if (SOURCE.matcher(file.toString()).matches()) {
                try {
                    text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new ExportException(
                            "Could not read " + file + ": " + Reasons.of(e, file),
                            "See that it can be read.",
                            e);
                }
            }
        }
        return text.toString();
    }
}
