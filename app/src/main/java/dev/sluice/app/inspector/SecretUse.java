package dev.sluice.app.inspector;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.FunctionSpec.EnvironmentValue;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Trigger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Something in a flow that needs the value of a secret.
///
/// @param element the trigger or the step that it is about; `null`: a function that no step calls
/// @param name what the canvas calls it
record SecretUse(@Nullable String element, String name) {
    /// What needs each secret that a flow names, in the flow's order.
    static SortedMap<String, List<SecretUse>> in(FlowDocument document) {
        SortedMap<String, List<SecretUse>> all = new TreeMap<>();
        Flow flow = document.flow();
        for (Trigger trigger : flow.triggers().values()) {
            if (trigger instanceof Trigger.Webhook hook && hook.secret() != null) {
                add(all, hook.secret(), of(hook.id(), hook.head().label()));
            }
        }
        for (FunctionSpec function : flow.functions().values()) {
            List<SecretUse> uses = callers(document, function.id());
            for (EnvironmentValue value : function.environment().values()) {
                if (value instanceof EnvironmentValue.Secret(String secret)) {
                    uses.forEach(use -> add(all, secret, use));
                }
            }
        }
        return all;
    }

    private static void add(SortedMap<String, List<SecretUse>> all, String secret, SecretUse use) {
        List<SecretUse> uses = all.computeIfAbsent(secret, _ -> new ArrayList<>());
        if (!uses.contains(use)) {
            uses.add(use);
        }
    }

    private static List<SecretUse> callers(FlowDocument document, String function) {
        List<SecretUse> uses = new ArrayList<>();
        for (String id : document.ids()) {
            Step step = document.step(id);
            if (step != null && function.equals(step.function())) {
                uses.add(of(id, step.head().label()));
            }
        }
        return uses.isEmpty() ? List.of(new SecretUse(null, function)) : uses;
    }

    private static SecretUse of(String id, @Nullable String label) {
        return new SecretUse(id, label == null ? id : label);
    }
}
