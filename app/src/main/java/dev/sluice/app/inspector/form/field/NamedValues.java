package dev.sluice.app.inspector.form.field;

import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values by name, as one object: the variables that a step sets, the attributes that a message
/// must have.
final class NamedValues {
    private NamedValues() {}

    static @Nullable Template object(Map<String, Template> values) {
        if (values.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        values.forEach((name, template) -> result.put(name, template.value()));
        return new Template(result);
    }

    /// @param wrong the message key of what was expected, where it is no object
    static Typed typed(
            @Nullable Template read, String wrong, Fields.EditOf<Map<String, Template>> change) {
        if (read == null) {
            return new Typed.Change(change.apply(Map.of()));
        }
        if (!(read.value() instanceof Map<?, ?> map)) {
            return Wrong.of(wrong);
        }
        Map<String, Template> result = new LinkedHashMap<>();
        map.forEach((name, value) -> result.put(String.valueOf(name), new Template(value)));
        return new Typed.Change(change.apply(Collections.unmodifiableMap(result)));
    }
}
