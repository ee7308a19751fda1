package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Step;

import java.util.List;
import java.util.Objects;

/// The steps that a wire of a step may lead to: those that stand in the same box.
final class Targets {
    private Targets() {}

    static List<String> of(FlowDocument document, Step from) {
        String box = document.boxOf(from.id());
        return document.ids().stream()
                .filter(id -> document.trigger(id) == null)
                .filter(id -> Objects.equals(document.boxOf(id), box))
                .toList();
    }
}
