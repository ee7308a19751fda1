package dev.sluice.app.inspector.form;

import dev.sluice.app.inspector.form.field.Field;

import java.util.List;
import java.util.Optional;

/// What one tab of the inspector offers to edit.
public record Form(List<Section> sections) {
    public static final Form EMPTY = new Form(List.of());

    public Optional<Field> field(String key) {
        return sections.stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    public Optional<Section.Action> action(String key) {
        return sections.stream()
                .flatMap(section -> section.actions().stream())
                .filter(action -> action.key().equals(key))
                .findFirst();
    }

    /// What tells whether another form has the same fields, whatever their values are.
    public List<Object> shape() {
        return sections.stream()
                .map(
                        section ->
                                (Object)
                                        List.of(
                                                section.title(),
                                                section.values(),
                                                section.notes(),
                                                section.fields().stream()
                                                        .map(f -> f.key() + " " + f.kind())
                                                        .toList(),
                                                section.actions().stream()
                                                        .map(Section.Action::key)
                                                        .toList()))
                .toList();
    }
}
