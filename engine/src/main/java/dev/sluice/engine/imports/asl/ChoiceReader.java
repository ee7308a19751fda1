package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a Choice state.
final class ChoiceReader {
    private final Scope scope;
    private final Fields fields;
    private final Step.Head head;
    private final DataReader data;

    ChoiceReader(Scope scope, Fields fields, Step.Head head, DataReader data) {
        this.scope = scope;
        this.fields = fields;
        this.head = head;
        this.data = data;
    }

    Step read() {
        List<Step.Rule> rules = new ArrayList<>();
        for (Members each : fields.objects("Choices")) {
            rules.add(rule(new Fields(each, head.id(), scope.draft())));
        }
        if (rules.isEmpty()) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "The choice \"" + head.id() + "\" has no \"Choices\".",
                            "Write its rules there, a list of at least one.");
        }
        List<String> otherwise =
                fields.has("Default") ? scope.target(fields.take("Default"), "\"Default\"") : null;
        return new Step.Choice(head, rules, otherwise, data.ofPlain(data.isJsonPath()));
    }

    private Step.Rule rule(Fields rule) {
        Value next = rule.take("Next");
        if (next == null) {
            scope.draft()
                    .wrong(
                            rule.members(),
                            "A rule of the choice \"" + head.id() + "\" has no \"Next\".",
                            "Name the state that the rule leads to.");
        }
        String label = rule.text("Comment");
        Map<String, Template> assign = rule.templates("Assign");
        Template output = data.isJsonPath() ? null : rule.template("Output");
        Template when = data.isJsonPath() ? comparison(rule) : condition(rule);
        rule.tellRest();
        return new Step.Rule(label, when, scope.target(next, "\"Next\" of a rule"), output, assign);
    }

    private Template condition(Fields rule) {
        Template condition = rule.template("Condition");
        if (condition == null) {
            scope.draft()
                    .wrong(
                            rule.members(),
                            "A rule of the choice \"" + head.id() + "\" has no \"Condition\".",
                            "Write an expression that gives true or false.");
            return new Template(false);
        }
        return condition;
    }

    /// The rule without what stands beside the comparison.
    private static Template comparison(Fields rule) {
        Map<String, @Nullable Object> when = new LinkedHashMap<>();
        rule.members()
                .map()
                .forEach(
                        (name, member) -> {
                            if (!List.of("Next", "Comment", "Assign").contains(name)) {
                                rule.take(name);
                                when.put(name, withoutComments(member.value().plain()));
                            }
                        });
        return new Template(when);
    }

    private static @Nullable Object withoutComments(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> plain = new LinkedHashMap<>();
                map.forEach(
                        (name, member) -> {
                            if (!"Comment".equals(name)) {
                                plain.put(String.valueOf(name), withoutComments(member));
                            }
                        });
                yield plain;
            }
            case List<?> list -> {
                List<@Nullable Object> plain = new ArrayList<>();
                list.forEach(each -> plain.add(withoutComments(each)));
                yield plain;
            }
            case null, default -> value;
        };
    }
}
