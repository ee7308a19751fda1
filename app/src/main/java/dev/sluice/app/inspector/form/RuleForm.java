package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.inspector.form.Section.Action;
import dev.sluice.engine.model.Step.Choice;
import dev.sluice.engine.model.Step.Rule;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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
        var fresh = new Rule(null, new Template("{% true %}"), List.of(), null, Map.of());
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
        Rule rule = choice.rules().get(index);
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
        return Section.of(
                        "inspector.section.rule",
                        List.of(
                                fields.condition(
                                        "when",
                                        rule.when(),
                                        when -> put(choice, index, with(rule, rule.label(), when))),
                                fields.line(
                                        "ruleLabel",
                                        rule.label(),
                                        text -> put(choice, index, with(rule, text, rule.when()))),
                                fields.json(
                                        "output",
                                        rule.output(),
                                        output ->
                                                put(
                                                        choice,
                                                        index,
                                                        new Rule(
                                                                rule.label(),
                                                                rule.when(),
                                                                rule.next(),
                                                                output,
                                                                rule.assign()))),
                                fields.steps(
                                        "target",
                                        rule.next(),
                                        Targets.of(document, choice),
                                        next -> put(choice, index, leading(rule, next)))))
                .numbered(index + 1)
                .with(actions.toArray(Action[]::new));
    }

    private static Rule with(Rule rule, @Nullable String label, Template when) {
        return new Rule(label, when, rule.next(), rule.output(), rule.assign());
    }

    private static Edit put(Choice choice, int index, Rule rule) {
        return new ElementEdit.ChangeStep(
                new Choice(
                        choice.head(),
                        Lists.with(choice.rules(), index, rule),
                        choice.otherwise(),
                        choice.data()),
                "rule." + index);
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

    private static Rule leading(Rule rule, List<String> next) {
        return new Rule(rule.label(), rule.when(), next, rule.output(), rule.assign());
    }
}
