package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.Section.Action;
import dev.sluice.app.inspector.form.field.Derived;
import dev.sluice.app.inspector.form.field.Field;
import dev.sluice.app.inspector.form.field.Fields;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step.Choice;
import dev.sluice.engine.model.Step.Rule;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules of a choice, in their order.
final class RuleForm {
    private RuleForm() {}

    static List<Section> sections(FlowDocument document, Choice choice, Fields fields) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < choice.rules().size(); i++) {
            sections.add(rule(document, choice, i, fields.under("rule." + i)));
        }
        List<String> otherwise = choice.otherwise();
        var fresh = new Rule(null, condition(choice), List.of(), null, Map.of());
        sections.add(
                Section.of(
                                "inspector.section.otherwise",
                                List.of(
                                        fields.steps(
                                                "otherwise",
                                                otherwise == null ? List.of() : otherwise,
                                                Targets.of(document, choice),
                                                next -> otherwise(choice, next))))
                        .with(
                                new Action(
                                        "rule.add",
                                        "inspector.action.add-rule",
                                        changed(choice, Lists.plus(choice.rules(), fresh)))));
        return sections;
    }

    private static Section rule(FlowDocument document, Choice choice, int index, Fields fields) {
        List<Action> actions = new ArrayList<>();
        if (index > 0) {
            actions.add(
                    new Action(
                            fields.prefix() + "up",
                            "inspector.action.up",
                            changed(choice, Lists.swapped(choice.rules(), index - 1))));
        }
        actions.add(
                new Action(
                        fields.prefix() + "remove",
                        "inspector.action.remove",
                        changed(choice, Lists.without(choice.rules(), index))));
        return Section.of("inspector.section.rule", fields(document, choice, index, fields))
                .numbered(index + 1)
                .with(actions.toArray(Action[]::new));
    }

    private static List<Field> fields(
            FlowDocument document, Choice choice, int index, Fields fields) {
        Rule rule = choice.rules().get(index);
        List<Field> own = new ArrayList<>();
        own.add(fields.condition("when", rule.when(), v -> put(choice, index, "when", v)));
        own.add(fields.line("ruleLabel", rule.label(), v -> put(choice, index, "label", v)));
        if (!isJsonPath(choice) || rule.output() != null) {
            own.add(fields.json("output", rule.output(), v -> put(choice, index, "output", v)));
        }
        own.add(fields.assign(rule.assign(), v -> put(choice, index, "assign", v)));
        own.add(
                fields.steps(
                        "target",
                        rule.next(),
                        Targets.of(document, choice),
                        v -> put(choice, index, "next", v)));
        return List.copyOf(own);
    }

    private static boolean isJsonPath(Choice choice) {
        return choice.data().language() == QueryLanguage.JSONPATH;
    }

    private static Edit put(Choice choice, int index, String component, @Nullable Object value) {
        Rule rule = Derived.of(choice.rules().get(index), component, value);
        return new ElementEdit.ChangeStep(
                Derived.of(choice, "rules", Lists.with(choice.rules(), index, rule)),
                "rule." + index);
    }

    /// A condition that a new rule begins with.
    private static Template condition(Choice choice) {
        if (!isJsonPath(choice)) {
            return new Template("{% true %}");
        }
        Map<String, Object> present = new LinkedHashMap<>();
        present.put("Variable", "$");
        present.put("IsPresent", true);
        return new Template(present);
    }

    private static Edit changed(Choice choice, List<Rule> rules) {
        return new ElementEdit.ChangeStep(
                new Choice(choice.head(), rules, choice.otherwise(), choice.data()), "rules");
    }

    private static Edit otherwise(Choice choice, List<String> next) {
        return new ElementEdit.ChangeStep(
                new Choice(
                        choice.head(), choice.rules(), next.isEmpty() ? null : next, choice.data()),
                "otherwise");
    }
}
