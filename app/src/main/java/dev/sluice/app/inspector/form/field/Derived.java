package dev.sluice.app.inspector.form.field;

import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Records of the model with one component exchanged, and what is written in them. Each field of a
/// form stands for one component; naming it says all that the field does.
///
/// By name, since Java cannot copy a record but for one component: the engine would need a method
/// for each component of each step, for forms alone, and the edit that follows bears the
/// component's name in any case. A test types into every field of every form, so that no name goes
/// wrong unseen.
public final class Derived {
    private Derived() {}

    /// The same record but for one component.
    ///
    /// @throws IllegalArgumentException where the record has no such component, or not of that type
    public static <R> R of(R record, String component, @Nullable Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            boolean meant = components[i].getName().equals(component);
            found |= meant;
            values[i] = meant ? value : read(record, components[i]);
        }
        if (!found) {
            throw new IllegalArgumentException("No " + component + " in " + record.getClass());
        }
        return made(record, components, values);
    }

    @SuppressWarnings("unchecked")
    private static <R> R made(R record, RecordComponent[] components, @Nullable Object[] values) {
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("Refused by " + record.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + record.getClass(), e);
        }
    }

    private static @Nullable Object read(Object record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    /// The templates in a record, by where they stand; not those of the steps inside a box.
    public static Map<String, Template> templates(Object record) {
        Map<String, Template> found = new LinkedHashMap<>();
        collect("", record, found);
        return found;
    }

    private static void collect(String at, @Nullable Object value, Map<String, Template> found) {
        switch (value) {
            case Template template -> found.put(at, template);
            case Map<?, ?> map ->
                    map.forEach((name, member) -> collect(join(at, name), member, found));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(join(at, i), list.get(i), found);
                }
            }
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) {
                    if (!component.getName().equals("body")) {
                        collect(join(at, component.getName()), read(record, component), found);
                    }
                }
            }
            case null, default -> {}
        }
    }

    private static String join(String at, @Nullable Object name) {
        return at.isEmpty() ? String.valueOf(name) : at + "." + name;
    }
}
