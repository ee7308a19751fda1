package dev.sluice.engine.check.step;

import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Handling.Catcher;
import dev.sluice.engine.model.Handling.Retrier;
import dev.sluice.engine.problem.Findings;
import dev.sluice.engine.problem.Names;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Retriers and catchers name errors that can occur, in an order in which each can be reached.
final class HandlingRules {
    private static final String ALL = "States.ALL";
    private static final String RESERVED = "States.";

    private static final int MAX_SECONDS = 99_999_999;
    private static final int MAX_DELAY_SECONDS = 31_622_400;

    private final Handling handling;
    private final Findings.On on;

    HandlingRules(Handling handling, Findings.On on) {
        this.handling = handling;
        this.on = on;
    }

    void check() {
        List<Retrier> retriers = handling.retry();
        Set<String> retried = new HashSet<>();
        for (int i = 0; i < retriers.size(); i++) {
            Findings.On at = on.in("retry").in(i);
            errors(retriers.get(i).errors(), i == retriers.size() - 1, retried, at.in("errors"));
            numbers(retriers.get(i), at);
        }
        List<Catcher> catchers = handling.catchers();
        Set<String> caught = new HashSet<>();
        for (int i = 0; i < catchers.size(); i++) {
            Findings.On at = on.in("catch").in(i);
            errors(catchers.get(i).errors(), i == catchers.size() - 1, caught, at.in("errors"));
        }
    }

    private static void errors(
            List<String> errors, boolean isLast, Set<String> before, Findings.On at) {
        if (errors.isEmpty()) {
            at.error(
                    "errors.none",
                    "The list of errors is empty.",
                    "Name the errors, or write [\"States.ALL\"].");
        }
        if (errors.contains(ALL) && (errors.size() > 1 || !isLast)) {
            at.error(
                    "errors.all-not-alone",
                    "\"States.ALL\" must stand alone and in the last entry.",
                    "Put it into an entry of its own at the end.");
        }
        for (int i = 0; i < errors.size(); i++) {
            name(errors.get(i), before, at.in(i));
        }
    }

    private static void name(String error, Set<String> before, Findings.On at) {
        if (error.startsWith(RESERVED)
                && !Handling.STATES_ERRORS.contains(error)
                && !error.startsWith("States.Http.")) {
            at.warning(
                    "errors.unknown",
                    "The engine raises no error \"" + Names.shortened(error, 80) + "\".",
                    Names.didYouMean(error, Handling.STATES_ERRORS)
                            + "Names that begin with \"States.\" are reserved; choose another for"
                            + " an error of your own.");
        } else if (error.equals("States.Runtime")) {
            at.warning(
                    "errors.never",
                    "\"States.Runtime\" is neither retried nor caught.",
                    "Remove it.");
        } else if (!before.add(error)) {
            at.warning(
                    "errors.again",
                    "\"" + Names.shortened(error, 80) + "\" stands in an earlier entry already.",
                    "The first entry that matches is used; this one never is.");
        }
    }

    private static void numbers(Retrier retrier, Findings.On at) {
        at.range(retrier.intervalSeconds(), "intervalSeconds", 1, MAX_SECONDS);
        at.range(retrier.maxAttempts(), "maxAttempts", 0, MAX_SECONDS);
        at.range(retrier.maxDelaySeconds(), "maxDelaySeconds", 1, MAX_DELAY_SECONDS);
        Double rate = retrier.backoffRate();
        if (rate != null && !(rate >= 1)) {
            at.in("backoffRate").error("value.range", "\"backoffRate\" must be at least 1.", "");
        }
        int interval = retrier.intervalSeconds() == null ? 1 : retrier.intervalSeconds();
        if (retrier.maxDelaySeconds() != null && retrier.maxDelaySeconds() <= interval) {
            at.in("maxDelaySeconds")
                    .error(
                            "retry.max-delay",
                            "\"maxDelaySeconds\" must be more than \"intervalSeconds\" ("
                                    + interval
                                    + ").",
                            "");
        }
        at.oneOf(retrier.jitter(), "jitter", List.of("none", "full"));
    }
}
