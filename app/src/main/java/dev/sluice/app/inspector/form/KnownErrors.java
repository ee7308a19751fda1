package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Handling;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The errors that a retry or catch may want to name: those the flow names anywhere, those of the
/// States Language, and those AWS gives while it calls a function, which its documentation advises
/// to retry.
final class KnownErrors {
    private static final List<String> CALLS =
            List.of(
                    "Lambda.ClientExecutionTimeoutException",
                    "Lambda.ServiceException",
                    "Lambda.AWSLambdaException",
                    "Lambda.SdkClientException",
                    "Lambda.TooManyRequestsException");

    private KnownErrors() {}

    static List<String> in(FlowDocument document) {
        Set<String> found = new LinkedHashSet<>();
        for (Step step : document.flow().everyStep()) {
            step.handling().retry().forEach(retrier -> found.addAll(retrier.errors()));
            step.handling().catchers().forEach(catcher -> found.addAll(catcher.errors()));
            Template raised = step instanceof Step.Fail fail ? fail.error() : null;
            if (raised != null && raised.value() instanceof String name && !raised.isExpression()) {
                found.add(name);
            }
        }
        found.addAll(Handling.STATES_ERRORS);
        found.addAll(CALLS);
        return List.copyOf(found);
    }
}
