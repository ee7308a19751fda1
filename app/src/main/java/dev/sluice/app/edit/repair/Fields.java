package dev.sluice.app.edit.repair;

import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.edit.FlowDocument;
import dev.sluice.app.edit.step.StepParts;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Handling.Retrier;
import dev.sluice.engine.model.Limits;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;
import dev.sluice.engine.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Repairs of single fields: those without effect go, and errors come to stand where they count.
final class Fields {
    private static final String ALL = "States.ALL";

    /// Which entry of `retry` or `catch` a place lies in, and which of its errors.
    private static final Pattern ENTRY =
            Pattern.compile("/(retry|catch)/(\\d+)(?:/errors(?:/(\\d+))?)?$");

    private Fields() {}

    static @Nullable Edit edit(FlowDocument document, Problem problem) {
        String id = problem.element();
        Step step = id == null ? null : document.step(id);
        if (step == null) {
            return id != null && document.trigger(id) instanceof Trigger.Timer timer
                    ? new ElementEdit.ChangeTrigger(plain(timer), "timer")
                    : null;
        }
        Step changed =
                switch (problem.code()) {
                    case "data.no-input" -> StepParts.withData(step, withoutInput(step.data()));
                    case "data.nothing-after-fail" ->
                            StepParts.withData(step, withoutOutput(step.data()));
                    case "limits.no-heartbeat" -> withoutHeartbeat(step);
                    case "errors.never", "errors.again" -> withoutError(step, problem.place());
                    case "errors.all-not-alone" -> withAllLast(step, problem.place());
                    default -> step;
                };
        return changed == step ? null : new ElementEdit.ChangeStep(changed, problem.code());
    }

    private static Trigger plain(Trigger.Timer t) {
        return new Trigger.Timer(t.head(), t.cron(), null, null, t.rate(), t.missed(), t.overlap());
    }

    private static Data withoutInput(Data d) {
        return new Data(d.language(), null, d.output(), d.assign(), d.envelope(), d.paths());
    }

    private static Data withoutOutput(Data d) {
        return new Data(d.language(), d.input(), null, Map.of(), d.envelope(), d.paths());
    }

    private static Step withoutHeartbeat(Step step) {
        return step instanceof Step.Function s
                ? new Step.Function(
                        s.head(),
                        s.function(),
                        s.data(),
                        new Limits(s.limits().timeoutSeconds(), null),
                        s.handling(),
                        s.next())
                : step;
    }

    /// An error that never counts goes, and its entry with the last one.
    private static Step withoutError(Step step, String place) {
        Matcher entry = ENTRY.matcher(place);
        if (!entry.find() || entry.group(3) == null) {
            return step;
        }
        int at = Integer.parseInt(entry.group(2));
        int error = Integer.parseInt(entry.group(3));
        Handling h = step.handling();
        return StepParts.withHandling(
                step,
                entry.group(1).equals("retry")
                        ? new Handling(
                                without(h.retry(), at, error, Retrier::errors, Fields::with),
                                h.catchers())
                        : new Handling(
                                h.retry(),
                                without(h.catchers(), at, error, Catcher::errors, Fields::with)));
    }

    private static Step withAllLast(Step step, String place) {
        Matcher entry = ENTRY.matcher(place);
        if (!entry.find()) {
            return step;
        }
        int at = Integer.parseInt(entry.group(2));
        Handling h = step.handling();
        return StepParts.withHandling(
                step,
                entry.group(1).equals("retry")
                        ? new Handling(
                                allLast(h.retry(), at, Retrier::errors, Fields::with), h.catchers())
                        : new Handling(
                                h.retry(),
                                allLast(h.catchers(), at, Catcher::errors, Fields::with)));
    }

    /// Makes an entry for other errors.
    private interface With<T> {
        T errors(T entry, List<String> errors);
    }

    private static <T> List<T> without(
            List<T> all, int at, int error, Function<T, List<String>> errors, With<T> with) {
        if (at >= all.size() || error >= errors.apply(all.get(at)).size()) {
            return all;
        }
        List<String> kept = new ArrayList<>(errors.apply(all.get(at)));
        kept.remove(error);
        return exchanged(all, at, kept, with);
    }

    private static <T> List<T> allLast(
            List<T> all, int at, Function<T, List<String>> errors, With<T> with) {
        if (at >= all.size() || !errors.apply(all.get(at)).contains(ALL)) {
            return all;
        }
        List<String> kept = errors.apply(all.get(at)).stream().filter(e -> !e.equals(ALL)).toList();
        List<T> result = new ArrayList<>(exchanged(all, at, kept, with));
        boolean there = !result.isEmpty() && errors.apply(result.getLast()).equals(List.of(ALL));
        if (!there) {
            result.add(with.errors(all.get(at), List.of(ALL)));
        }
        return List.copyOf(result);
    }

    private static <T> List<T> exchanged(List<T> all, int at, List<String> kept, With<T> with) {
        List<T> result = new ArrayList<>(all);
        if (kept.isEmpty()) {
            result.remove(at);
        } else {
            result.set(at, with.errors(all.get(at), List.copyOf(kept)));
        }
        return List.copyOf(result);
    }

    private static Retrier with(Retrier r, List<String> errors) {
        return new Retrier(
                errors,
                r.intervalSeconds(),
                r.maxAttempts(),
                r.backoffRate(),
                r.maxDelaySeconds(),
                r.jitter());
    }

    private static Catcher with(Catcher c, List<String> errors) {
        return new Catcher(errors, c.next(), c.output(), c.assign(), c.resultPath());
    }
}
