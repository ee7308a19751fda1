package dev.sluice.app.inspector.form;

import dev.sluice.app.edit.FlowDocument;
import dev.sluice.engine.model.Resource;
import dev.sluice.engine.model.Step;

import java.util.List;
import java.util.Objects;

/// What a field may name: the steps that a wire of a step may lead to, which stand in the same box,
/// and the flow's resources.
final class Targets {
    private Targets() {}

    static List<String> of(FlowDocument document, Step from) {
        String box = document.boxOf(from.id());
        return document.ids().stream()
                .filter(id -> document.trigger(id) == null)
                .filter(id -> Objects.equals(document.boxOf(id), box))
                .toList();
    }

    /// The names of a kind of resource.
    static List<String> resources(FlowDocument document, Class<? extends Resource> kind) {
        return document.flow().resources().values().stream()
                .filter(kind::isInstance)
                .map(Resource::id)
                .toList();
    }
}
