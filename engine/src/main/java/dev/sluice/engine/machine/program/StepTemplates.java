package dev.sluice.engine.machine.program;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.Expressions;
import dev.sluice.engine.expr.jsonpath.StepPaths;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

/// Compiles the templates of one step, in the step's language.
sealed interface StepTemplates {
    static StepTemplates of(Step step, Expressions expressions) {
        Data data = step.data();
        return data.language() == QueryLanguage.JSONPATH
                ? new InJsonPath(data, new StepPaths(data.paths(), step.mayFail()))
                : new InJsonata(data, expressions);
    }

    /// What the step's own work gets; `null`: its raw input.
    @Nullable CompiledTemplate input();

    /// What the step hands on and remembers.
    Transfer transfer();

    Transfer transfer(Step.Rule rule);

    Transfer transfer(Catcher catcher);

    /// A rule's condition.
    @Nullable CompiledTemplate when(Template when);

    /// Any other field; `null` where it was not written.
    @Nullable CompiledTemplate value(@Nullable Template template);

    /// The items of a map; `null`: the raw input.
    @Nullable CompiledTemplate items(@Nullable Template items);

    record InJsonata(Data data, Expressions expressions) implements StepTemplates {
        @Override
        public @Nullable CompiledTemplate input() {
            return value(data.input());
        }

        @Override
        public Transfer transfer() {
            return Transfer.of(data.output(), data.assign(), expressions);
        }

        @Override
        public Transfer transfer(Step.Rule rule) {
            return Transfer.of(rule.output(), rule.assign(), expressions);
        }

        @Override
        public Transfer transfer(Catcher catcher) {
            return Transfer.of(catcher.output(), catcher.assign(), expressions);
        }

        @Override
        public @Nullable CompiledTemplate when(Template when) {
            return value(when);
        }

        @Override
        public @Nullable CompiledTemplate value(@Nullable Template template) {
            return expressions.compile(template);
        }

        @Override
        public @Nullable CompiledTemplate items(@Nullable Template items) {
            return value(items);
        }
    }

    record InJsonPath(Data data, StepPaths paths) implements StepTemplates {
        @Override
        public @Nullable CompiledTemplate input() {
            return data.paths() == null ? null : paths.input();
        }

        @Override
        public Transfer transfer() {
            return new Transfer(
                    output(), StepPaths.names(data.assign()), paths.assigned(data.assign()));
        }

        @Override
        public Transfer transfer(Step.Rule rule) {
            return new Transfer(
                    output(), StepPaths.names(rule.assign()), paths.assigned(rule.assign()));
        }

        @Override
        public Transfer transfer(Catcher catcher) {
            return new Transfer(
                    paths.caught(catcher.resultPath()),
                    StepPaths.names(catcher.assign()),
                    paths.assignedByCatch(catcher.assign()));
        }

        private @Nullable CompiledTemplate output() {
            return data.paths() == null ? null : paths.output();
        }

        @Override
        public CompiledTemplate when(Template when) {
            return paths.when(when);
        }

        @Override
        public @Nullable CompiledTemplate value(@Nullable Template template) {
            return paths.value(template);
        }

        @Override
        public CompiledTemplate items(@Nullable Template items) {
            return paths.items(items);
        }
    }
}
