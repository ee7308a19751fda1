package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Report.Fate;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Handling.Retrier;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads `Retry` and `Catch`.
final class HandlingReader {
    private static final String ALL = "States.ALL";

    private final Scope scope;
    private final Fields state;
    private final boolean isJsonPath;

    HandlingReader(Scope scope, Fields state, boolean isJsonPath) {
        this.scope = scope;
        this.state = state;
        this.isJsonPath = isJsonPath;
    }

    Handling read() {
        List<Retrier> retriers = new ArrayList<>();
        for (Members each : reachable(state.objects("Retry"), "Retry")) {
            retriers.add(retrier(new Fields(each, state.owner(), scope.draft())));
        }
        List<Catcher> catchers = new ArrayList<>();
        for (Members each : reachable(state.objects("Catch"), "Catch")) {
            catchers.add(catcher(new Fields(each, state.owner(), scope.draft())));
        }
        return retriers.isEmpty() && catchers.isEmpty()
                ? Handling.NONE
                : new Handling(retriers, catchers);
    }

    /// Nothing comes to an entry after the one that takes every error.
    private List<Members> reachable(List<Members> entries, String what) {
        List<Members> reachable = new ArrayList<>();
        boolean isAllTaken = false;
        for (Members entry : entries) {
            if (isAllTaken) {
                scope.draft()
                        .tell(
                                Fate.LOST,
                                entry.spot(),
                                state.owner(),
                                what,
                                "No error comes to an entry after that of States.ALL.");
            } else {
                reachable.add(entry);
            }
            isAllTaken |=
                    new Fields(entry, state.owner(), new Draft("", KnownFunctions.NONE))
                            .texts("ErrorEquals")
                            .contains(ALL);
        }
        return reachable;
    }

    private Retrier retrier(Fields fields) {
        String jitter = fields.text("JitterStrategy");
        Number rate = fields.number("BackoffRate");
        var retrier =
                new Retrier(
                        errors(fields),
                        interval(fields),
                        fields.wholeNumber("MaxAttempts"),
                        rate == null ? null : rate.doubleValue(),
                        fields.wholeNumber("MaxDelaySeconds"),
                        jitter == null ? null : jitter.toLowerCase(Locale.ROOT));
        comment(fields);
        fields.tellRest();
        return evenly(retrier, fields);
    }

    /// Where no delay may be longer than the first, all are as long as the longest that may be.
    private Retrier evenly(Retrier retrier, Fields fields) {
        Integer most = retrier.maxDelaySeconds();
        int first = retrier.intervalSeconds() == null ? 1 : retrier.intervalSeconds();
        if (most == null || most < 1 || most > first) {
            return retrier;
        }
        scope.draft()
                .tell(
                        Fate.CHANGED,
                        fields.members().spot(),
                        state.owner(),
                        "MaxDelaySeconds",
                        "All retries wait " + most + " s, as none may wait longer.");
        return new Retrier(
                retrier.errors(), most, retrier.maxAttempts(), 1.0, null, retrier.jitter());
    }

    private @Nullable Integer interval(Fields fields) {
        Integer interval = fields.wholeNumber("IntervalSeconds");
        if (interval == null || interval != 0) {
            return interval;
        }
        scope.draft()
                .tell(
                        Fate.CHANGED,
                        fields.members().spot(),
                        state.owner(),
                        "IntervalSeconds",
                        "0 became 1: a retry waits at least a second.");
        return 1;
    }

    private Catcher catcher(Fields fields) {
        var catcher =
                new Catcher(
                        errors(fields),
                        scope.target(fields.take("Next"), "\"Next\" of a catch"),
                        isJsonPath ? null : fields.template("Output"),
                        fields.templates("Assign"),
                        isJsonPath ? fields.template("ResultPath") : null);
        if (!fields.has("Next")) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "A catch of \"" + state.owner() + "\" has no \"Next\".",
                            "Name the state that the errors lead to.");
        }
        comment(fields);
        fields.tellRest();
        return catcher;
    }

    private List<String> errors(Fields fields) {
        List<String> errors = fields.texts("ErrorEquals");
        if (errors.isEmpty()) {
            scope.draft()
                    .wrong(
                            fields.members(),
                            "An entry here names no errors; \"ErrorEquals\" is expected.",
                            "Write a list of names, such as [\"States.ALL\"].");
        }
        if (errors.size() > 1 && errors.contains(ALL)) {
            scope.draft()
                    .tell(
                            Fate.CHANGED,
                            fields.members().spot(),
                            state.owner(),
                            "ErrorEquals",
                            "States.ALL takes every error, so the others beside it are left out.");
            return List.of(ALL);
        }
        return errors;
    }

    private static void comment(Fields fields) {
        fields.lose("Comment", "Only steps have comments.");
    }
}
