package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Elements;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;

import org.jspecify.annotations.Nullable;

/// The functions of templates that stand where a definition has a text, such as `Fn::GetAtt`.
public final class Intrinsics {
    private Intrinsics() {}

    /// The text that one of them stands for, with `${…}` for what only a deployment knows; `null`
    /// where the value is none of them.
    public static @Nullable String text(Value value) {
        return switch (value) {
            case Scalar(_, String text) -> text;
            case Scalar _, Elements _, Value.Unquoted _ -> null;
            case Members members -> members.map().size() == 1 ? text(members) : null;
        };
    }

    private static @Nullable String text(Members members) {
        Value attribute = members.get("Fn::GetAtt");
        if (attribute != null) {
            return attribute(attribute);
        }
        Value reference = members.get("Ref");
        if (reference instanceof Scalar(_, String name)) {
            return "${" + name + "}";
        }
        Value sub = members.get("Fn::Sub");
        if (sub instanceof Scalar(_, String text)) {
            return text;
        }
        if (sub instanceof Elements(_, var list)
                && !list.isEmpty()
                && list.getFirst() instanceof Scalar(_, String text)) {
            return list.size() > 1 && list.get(1) instanceof Members names
                    ? replaced(text, names)
                    : text;
        }
        return members.get("Fn::Join") instanceof Elements join ? joined(join) : null;
    }

    private static @Nullable String attribute(Value value) {
        if (value instanceof Scalar(_, String text)) {
            return "${" + text + "}";
        }
        if (value instanceof Elements(_, var list) && list.size() == 2) {
            String name = text(list.getFirst());
            String attribute = text(list.getLast());
            return name == null || attribute == null ? null : "${" + name + "." + attribute + "}";
        }
        return null;
    }

    private static String replaced(String text, Members names) {
        String replaced = text;
        for (var member : names.map().entrySet()) {
            String value = text(member.getValue().value());
            if (value != null) {
                replaced = replaced.replace("${" + member.getKey() + "}", value);
            }
        }
        return replaced;
    }

    private static @Nullable String joined(Elements join) {
        if (join.list().size() != 2
                || !(join.list().getFirst() instanceof Scalar(_, String between))
                || !(join.list().getLast() instanceof Elements parts)) {
            return null;
        }
        var text = new StringBuilder();
        for (int i = 0; i < parts.list().size(); i++) {
            String part = text(parts.list().get(i));
            if (part == null) {
                return null;
            }
            text.append(i == 0 ? "" : between).append(part);
        }
        return text.toString();
    }
}
