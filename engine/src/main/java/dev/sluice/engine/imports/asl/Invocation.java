package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Spot;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The arguments of a call through the Lambda service: which function, and with what.
final class Invocation {
    private final Fields fields;
    private final DataReader data;
    private final Draft draft;
    private final @Nullable Value written;

    Invocation(Fields fields, DataReader data, Draft draft) {
        this.fields = fields;
        this.data = data;
        this.draft = draft;
        this.written = fields.take(data.isJsonPath() ? "Parameters" : "Arguments");
        if (written instanceof Members members) {
            members.map().forEach(this::tellUnlessKnown);
        }
    }

    private void tellUnlessKnown(String name, Value.Member member) {
        String plain = name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
        if (!plain.equals("FunctionName") && !plain.equals("Payload")) {
            draft.tell(
                    Fate.LOST,
                    member.spot(),
                    fields.owner(),
                    name,
                    plain.equals("InvocationType")
                            ? "The call is waited for, and its result is there."
                            : "The function is called with its payload alone.");
        }
    }

    /// The id of the function that is called.
    String function(String state, Spot at) {
        String name = null;
        if (written instanceof Members members && members.get("FunctionName") != null) {
            Value value = members.get("FunctionName");
            name = value == null ? null : Intrinsics.text(value);
        }
        return name == null || name.isBlank() || Template.isExpression(name)
                ? draft.functions().standIn("a function named at run time", false, state, at)
                : draft.functions().lambda(name, state, at);
    }

    Data data(boolean envelope) {
        if (!(written instanceof Members members)) {
            return data.ofCall(whole(), fields.template("InputPath"), envelope);
        }
        Value path = data.isJsonPath() ? members.get("Payload.$") : null;
        if (path != null) {
            return data.ofCall(
                    path.plain() instanceof String text && text.equals("$")
                            ? null
                            : new Template(path.plain()),
                    fields.template("InputPath"),
                    envelope);
        }
        Value payload = members.get("Payload");
        var input = new Template(payload == null ? Map.of() : payload.plain());
        return data.ofCall(input, fields.template("InputPath"), envelope);
    }

    /// Arguments that are one expression, or none at all.
    private @Nullable Template whole() {
        if (written != null
                && written.plain() instanceof String text
                && Template.isExpression(text)) {
            return new Template("{% (" + Template.expression(text) + ").Payload %}");
        }
        return data.isJsonPath() ? null : new Template(Map.of());
    }
}
