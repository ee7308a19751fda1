package dev.sluice.app.inspector.code;

import dev.sluice.app.edit.DefinitionEdit;
import dev.sluice.app.edit.Edit;
import dev.sluice.app.edit.ElementEdit;
import dev.sluice.app.session.Session;
import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.model.Step;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The function that a step is to get, with code to begin with.
///
/// @param function the one that the step names where there is one, else a new one
/// @param isNew whether the flow lacks it yet
record NewFunction(Step.Function step, FunctionSpec function, boolean isNew, Starter starter) {
    /// For the selected step; `null` where none that calls a function is selected.
    static @Nullable NewFunction ofSelected(Session session, Starter starter) {
        String id = session.selection().only();
        if (id == null || !(session.document().step(id) instanceof Step.Function step)) {
            return null;
        }
        Map<String, FunctionSpec> there = session.document().flow().functions();
        FunctionSpec known = there.get(step.function());
        return known != null
                ? new NewFunction(step, known, false, starter)
                : new NewFunction(
                        step,
                        starter.function(fresh(plain(step.function(), id), there)),
                        true,
                        starter);
    }

    private static String plain(String wanted, String step) {
        String name = wanted.isBlank() ? step : wanted;
        String slug = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "function" : slug;
    }

    private static String fresh(String wanted, Map<String, FunctionSpec> taken) {
        String name = wanted;
        for (int i = 2; taken.containsKey(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /// Puts it into the flow, as one edit, where it is not there yet.
    void define(Session session) {
        if (!isNew) {
            return;
        }
        session.settle();
        var calling =
                new Step.Function(
                        step.head(),
                        function.id(),
                        step.data(),
                        step.limits(),
                        step.handling(),
                        step.next());
        session.apply(
                new Edit.Together(
                        List.of(
                                new DefinitionEdit.AddFunction(function),
                                new ElementEdit.ChangeStep(calling, "function")),
                        "edit.add-function"));
    }

    /// Where its code begins.
    Path file(Path folder) {
        return folder.resolve(function.code()).resolve(starter.file());
    }
}
