package dev.sluice.engine.export.aws.draft;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pieces of a CloudFormation template, in the long form that is plain JSON.
public final class Cfn {
    private Cfn() {}

    public static Map<String, Object> ref(String name) {
        return Map.of("Ref", name);
    }

    public static Map<String, Object> att(String name, String attribute) {
        return Map.of("Fn::GetAtt", List.of(name, attribute));
    }

    public static Map<String, Object> sub(String text) {
        return Map.of("Fn::Sub", text);
    }

    /// A text that stays as it is. One that looks like a reference must be marked as none.
    public static Object text(String text) {
        return text.contains("${") ? sub(text.replace("${", "${!")) : text;
    }

    /// A map in the order of its arguments: name, value, name, value …
    public static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /// The fields of a state, in the order of the arguments; a value may be `null`.
    public static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return fields;
    }

    public static Map<String, Object> resource(String type, Map<String, ?> properties) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", type);
        if (!properties.isEmpty()) {
            resource.put("Properties", properties);
        }
        return resource;
    }

    /// A policy statement that allows actions.
    public static Map<String, Object> allow(Object resource, String... actions) {
        return map("Effect", "Allow", "Action", List.of(actions), "Resource", resource);
    }

    public static Map<String, Object> statement(Map<String, Object> allow) {
        return map("Statement", List.of(allow));
    }
}
