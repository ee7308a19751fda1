package dev.sluice.engine.export.aws.draft;

import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The SAM template around the resources.
///
/// @param substitutions what the definition refers to; a reference to something that is no resource
///   is a parameter that the user gives
public record Template(
        Flow flow, Map<String, Object> resources, Map<String, Object> substitutions) {
    /// The parameters that have no default.
    public Set<String> required() {
        Set<String> names = new TreeSet<>();
        for (Object value : substitutions.values()) {
            if (value instanceof Map<?, ?> map
                    && map.get("Ref") instanceof String name
                    && !resources.containsKey(name)) {
                names.add(name);
            }
        }
        return names;
    }

    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("AWSTemplateFormatVersion", "2010-09-09");
        tree.put("Transform", "AWS::Serverless-2016-10-31");
        tree.put("Description", description());
        tree.put("Parameters", parameters());
        tree.put("Resources", resources);
        tree.put("Outputs", outputs());
        return tree;
    }

    /// CloudFormation takes at most 1,024 bytes.
    private String description() {
        String comment = flow.comment();
        String text = comment == null ? flow.name() : flow.name() + ": " + comment;
        return text.length() <= 250 ? text : text.substring(0, 249) + "…";
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        boolean logs =
                resources.values().stream()
                        .anyMatch(
                                r ->
                                        r instanceof Map<?, ?> map
                                                && "AWS::Logs::LogGroup".equals(map.get("Type")));
        if (logs) {
            parameters.put(
                    LogGroups.RETENTION,
                    Cfn.map(
                            "Type",
                            "Number",
                            "Default",
                            14,
                            "AllowedValues",
                            LogGroups.DAYS,
                            "Description",
                            "How many days logs are kept"));
        }
        for (String name : required()) {
            parameters.put(
                    name,
                    Cfn.map(
                            "Type",
                            "String",
                            "Description",
                            "An ARN that the flow needs; README.md and REPORT.md say which"));
        }
        return parameters;
    }

    private Map<String, Object> outputs() {
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("StateMachineArn", Cfn.map("Value", Cfn.ref(LogicalIds.STATE_MACHINE)));
        boolean http =
                flow.triggers().values().stream()
                        .anyMatch(t -> t instanceof Trigger.Http || t instanceof Trigger.Webhook);
        if (http) {
            outputs.put(
                    "HttpAddress",
                    Cfn.map(
                            "Value",
                            Cfn.sub(
                                    "https://${ServerlessHttpApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}")));
        }
        resources.forEach(
                (name, resource) -> {
                    if (resource instanceof Map<?, ?> map && isShared(map.get("Type"))) {
                        outputs.put(name, Cfn.map("Value", Cfn.ref(name)));
                    }
                });
        return outputs;
    }

    private static boolean isShared(@Nullable Object type) {
        return "AWS::S3::Bucket".equals(type)
                || "AWS::SQS::Queue".equals(type)
                || "AWS::SNS::Topic".equals(type);
    }
}
