package dev.sluice.app.inspector.form.field;

import dev.sluice.app.inspector.form.field.Typed.Wrong;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The variables that a step sets, as one object.
final class Variables {
    private Variables() {}

    static @Nullable Template object(Map<String, Template> variables) {
        if (variables.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        variables.forEach((name, template) -> result.put(name, template.value()));
        return new Template(result);
    }

    static Typed typed(@Nullable Template read, Fields.EditOf<Map<String, Template>> change) {
        if (read == null) {
            return new Typed.Change(change.apply(Map.of()));
        }
        if (!(read.value() instanceof Map<?, ?> map)) {
            return Wrong.of("inspector.wrong.object");
        }
        Map<String, Template> result = new LinkedHashMap<>();
        map.forEach((name, value) -> result.put(String.valueOf(name), new Template(value)));
        return new Typed.Change(change.apply(Collections.unmodifiableMap(result)));
    }
}
