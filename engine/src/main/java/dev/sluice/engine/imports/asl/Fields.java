package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Elements;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fields of one object of a definition. Each is taken once; what nobody took is told at the
/// end, so that nothing is dropped in silence.
final class Fields {
    private static final Set<String> OPTIONAL =
            Set.of("Assign", "Catch", "ItemBatcher", "ProcessorConfig", "Retry");

    private final Members members;
    private final String owner;
    private final Draft draft;
    private final Set<String> taken = new HashSet<>();

    /// @param owner the step it belongs to, as the report names it
    Fields(Members members, String owner, Draft draft) {
        this.members = members;
        this.owner = owner;
        this.draft = draft;
    }

    Members members() {
        return members;
    }

    String owner() {
        return owner;
    }

    boolean has(String name) {
        return members.map().containsKey(name);
    }

    /// The value as it is.
    @Nullable Value take(String name) {
        taken.add(name);
        return members.get(name);
    }

    /// The value as a template; `null` where it is not written.
    @Nullable Template template(String name) {
        Value value = take(name);
        return value == null ? null : new Template(value.plain());
    }

    @Nullable String text(String name) {
        Value value = take(name);
        return switch (value) {
            case null -> null;
            case Scalar(_, String text) -> text;
            case Scalar(_, Number number) -> Json.write(number);
            case Scalar(_, Boolean flag) -> String.valueOf(flag);
            case Scalar _, Members _, Elements _, Value.Unquoted _ -> {
                wrong(value, name, "a text");
                yield null;
            }
        };
    }

    boolean flag(String name) {
        Value value = take(name);
        return switch (value) {
            case null -> false;
            case Scalar(_, Boolean flag) -> flag;
            case Scalar _, Members _, Elements _, Value.Unquoted _ -> {
                wrong(value, name, "true or false");
                yield false;
            }
        };
    }

    /// Whether a field holds nothing but a value that only a deployment knows.
    boolean isUnknown(String name) {
        return members.get(name) instanceof Scalar(_, String text)
                && text.strip().matches("\\$\\{[^{}]*}");
    }

    /// A number, also where it is written as a text. One that only a deployment knows is none.
    @Nullable Number number(String name) {
        Value value = take(name);
        return switch (value) {
            case null -> null;
            case Scalar(_, Number number) -> number;
            case Scalar(_, String text) when isUnknown(name) -> {
                tellUnknown(value, name, text);
                yield null;
            }
            case Scalar(_, String text) when text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?") -> {
                draft.tell(Fate.CHANGED, value.spot(), owner, name, "A number, written as a text.");
                yield Json.number(text);
            }
            case Scalar _, Members _, Elements _, Value.Unquoted _ -> {
                wrong(value, name, "a number");
                yield null;
            }
        };
    }

    private void tellUnknown(Value value, String name, String text) {
        String why = "Its value, " + text.strip() + ", is known when it is deployed only.";
        draft.tell(Fate.LOST, value.spot(), owner, name, why);
    }

    /// Whether a list or object that a state can do without is known by a deployment only.
    private boolean isLeftOut(Value value, String name) {
        if (OPTIONAL.contains(name) && isUnknown(name) && value instanceof Scalar(_, String text)) {
            tellUnknown(value, name, text);
            return true;
        }
        return false;
    }

    @Nullable Integer wholeNumber(String name) {
        Number number = number(name);
        if (number == null) {
            return null;
        }
        double exact = number.doubleValue();
        if (exact != Math.rint(exact) || Math.abs(exact) > Integer.MAX_VALUE) {
            Value value = members.get(name);
            if (value != null) {
                wrong(value, name, "a whole number");
            }
            return null;
        }
        return number.intValue();
    }

    /// A number or an expression.
    @Nullable Template numberTemplate(String name) {
        if (members.get(name) instanceof Scalar(_, String text) && Template.isExpression(text)) {
            return template(name);
        }
        Number number = number(name);
        return number == null ? null : new Template(number);
    }

    @Nullable Members object(String name) {
        Value value = take(name);
        if (value == null || value instanceof Members) {
            return (Members) value;
        }
        if (isLeftOut(value, name)) {
            return null;
        }
        wrong(value, name, "an object");
        return null;
    }

    List<Members> objects(String name) {
        List<Members> objects = new ArrayList<>();
        for (Value each : list(name)) {
            if (each instanceof Members object) {
                objects.add(object);
            } else {
                draft.wrong(
                        each,
                        "An object was expected here, in \"" + name + "\".",
                        "Write one, {…}, or take the value out.");
            }
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Value each : list(name)) {
            if (each instanceof Scalar(_, String text)) {
                texts.add(text);
            } else {
                draft.wrong(
                        each,
                        "A text was expected here, in \"" + name + "\".",
                        "Write it in quotes, or take the value out.");
            }
        }
        return texts;
    }

    private List<Value> list(String name) {
        Value value = take(name);
        if (value == null || isLeftOut(value, name)) {
            return List.of();
        }
        if (value instanceof Elements elements) {
            return elements.list();
        }
        wrong(value, name, "a list");
        return List.of();
    }

    /// The templates of an object by name, such as variables to assign.
    Map<String, Template> templates(String name) {
        Members object = object(name);
        Map<String, Template> templates = new LinkedHashMap<>();
        if (object != null) {
            object.map().forEach((key, m) -> templates.put(key, new Template(m.value().plain())));
        }
        return templates;
    }

    private void wrong(Value value, String name, String expected) {
        draft.faults()
                .add(
                        value.spot(),
                        "\"" + name + "\" of \"" + owner + "\" must be " + expected + ".",
                        value.plain() instanceof String text && text.contains("${")
                                ? "Replace the ${…} by its value first."
                                : "Correct it, or take \"" + name + "\" out.");
    }

    /// Takes a field that has no counterpart.
    void lose(String name, String why) {
        Value value = take(name);
        if (value != null) {
            draft.tell(Fate.LOST, value.spot(), owner, name, why);
        }
    }

    /// Tells the fields that nobody took.
    void tellRest() {
        members.map()
                .forEach(
                        (name, member) -> {
                            if (!taken.contains(name)) {
                                draft.tell(
                                        Fate.LOST,
                                        member.spot(),
                                        owner,
                                        name,
                                        "A field that the States Language does not have here.");
                            }
                        });
    }
}
