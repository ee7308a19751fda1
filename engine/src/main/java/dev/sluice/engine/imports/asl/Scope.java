package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.model.QueryLanguage;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.problem.Names;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The states that may lead to one another: those of a machine, of a branch, or of a map's
/// processor. It knows what a state's name leads to: its step, or, where the state is a fork, the
/// first steps of the branches.
final class Scope {
    private final Draft draft;
    private final Members states;
    private final @Nullable String startAt;
    private final Members at;
    private final QueryLanguage language;
    private final Map<String, Step> steps;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, Fork> forks = new LinkedHashMap<>();
    private List<String> end = List.of();
    private @Nullable List<String> start;
    private boolean isBranch;

    private Scope(Draft draft, Fields fields, QueryLanguage language, Map<String, Step> steps) {
        this.draft = draft;
        this.at = fields.members();
        this.language = language;
        this.steps = steps;
        Members found = fields.object("States");
        this.startAt = fields.text("StartAt");
        this.states = found == null ? new Members(fields.members().spot(), Map.of()) : found;
        complain(fields, found);
    }

    private void complain(Fields fields, @Nullable Members found) {
        if (found == null && !fields.has("States")) {
            draft.wrong(at, "\"States\" is missing, the object of all states by name.", "Add it.");
        } else if (found != null && found.map().isEmpty()) {
            draft.wrong(found, "\"States\" is empty; at least one state is expected.", "Add one.");
        }
        if (startAt == null && !fields.has("StartAt")) {
            draft.wrong(at, "\"StartAt\" is missing, the name of the first state.", "Add it.");
        }
    }

    /// @param fields of the object that has `StartAt` and `States`
    /// @param steps where the steps go
    static Scope of(Draft draft, Fields fields, QueryLanguage language, Map<String, Step> steps) {
        Scope scope = new Scope(draft, fields, language, steps);
        scope.name();
        return scope;
    }

    /// A branch of a fork.
    ///
    /// @param join where its ends lead; empty: they end the branch
    static Scope ofBranch(
            Draft draft,
            Fields fields,
            QueryLanguage language,
            Map<String, Step> steps,
            List<String> join) {
        Scope scope = new Scope(draft, fields, language, steps);
        scope.end = join;
        scope.isBranch = true;
        scope.name();
        return scope;
    }

    Draft draft() {
        return draft;
    }

    QueryLanguage language() {
        return language;
    }

    /// Every state has an id, and every plain fork its branches, before any state is read, so that
    /// each can lead to each.
    private void name() {
        states.map().forEach((name, member) -> ids.put(name, draft.id(name, member.spot())));
        states.map()
                .forEach(
                        (name, member) -> {
                            boolean isFirstOfBranch = isBranch && name.equals(startAt);
                            if (!isFirstOfBranch
                                    && member.value() instanceof Members state
                                    && Fork.isPlain(state)) {
                                forks.put(name, new Fork(this, state, id(name), steps));
                            }
                        });
    }

    private String id(String state) {
        return ids.getOrDefault(state, state);
    }

    /// Where it begins.
    List<String> start() {
        if (start == null) {
            Value from = at.get("StartAt");
            start =
                    startAt == null
                            ? List.of()
                            : lead(startAt, from == null ? at : from, "\"StartAt\"");
        }
        return start;
    }

    /// Makes the steps of all states.
    void read() {
        start();
        states.map()
                .forEach(
                        (name, member) -> {
                            if (!(member.value() instanceof Members state)) {
                                draft.wrong(
                                        member.value(),
                                        "The state \"" + name + "\" must be an object.",
                                        "Write one with a \"Type\".");
                                return;
                            }
                            Fork fork = forks.get(name);
                            if (fork == null) {
                                Step step = new StateReader(this, state, id(name)).read();
                                steps.put(step.id(), step);
                            } else {
                                fork.read();
                            }
                        });
    }

    /// The steps that a state's `Next` or `End` leads to.
    List<String> next(Fields state) {
        Value next = state.take("Next");
        boolean ends = state.flag("End");
        if (next != null) {
            return target(next, "\"Next\"");
        }
        if (!ends) {
            draft.faults()
                    .add(
                            state.members().spot(),
                            "The state \""
                                    + state.owner()
                                    + "\" says neither \"Next\" nor"
                                    + " \"End\": true.",
                            "Write one of them.");
        }
        return end;
    }

    /// The steps that the name of a state leads to.
    ///
    /// @param what the field that it stands in
    List<String> target(@Nullable Value name, String what) {
        if (name == null) {
            return List.of();
        }
        if (name instanceof Scalar(_, String state)) {
            return lead(state, name, what);
        }
        draft.wrong(
                name, what + " must be the name of a state.", "Write one of \"States\" in quotes.");
        return List.of();
    }

    private List<String> lead(String state, Value from, String what) {
        if (!states.map().containsKey(state)) {
            draft.faults()
                    .add(
                            from.spot(),
                            what
                                    + " leads to \""
                                    + Names.shortened(state, Names.MAX_LENGTH)
                                    + "\", but there is no such state here.",
                            Names.didYouMean(state, states.map().keySet())
                                    + "Name one of \"States\", or add it.");
            return List.of();
        }
        Fork fork = forks.get(state);
        return fork == null ? List.of(id(state)) : fork.targets();
    }
}
