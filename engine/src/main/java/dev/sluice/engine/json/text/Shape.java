package dev.sluice.engine.json.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What kind of JSON value stands at a place of a format. It is derived from the format's records:
/// a component is a field, in canonical order, and is required unless it is `@Nullable`.
public sealed interface Shape {
    record Text() implements Shape {}

    record Whole() implements Shape {}

    record Decimal() implements Shape {}

    record Flag() implements Shape {}

    record Anything() implements Shape {}

    /// One of a few texts: an enum's constants by their `@JsonProperty`.
    record OneOf(Class<?> type) implements Shape {
        Map<String, Object> byName() {
            return Layout.CONSTANTS.get(type);
        }
    }

    record ListOf(Shape element, boolean onePerLine) implements Shape {}

    /// @param elements whether the names are ids; see [Elements]
    record MapOf(Shape value, boolean elements) implements Shape {}

    /// An object with known fields.
    record Fields(Class<?> type) implements Shape {
        Layout layout() {
            return Layout.OF.get(type);
        }
    }

    /// An object whose field `type` tells which of several kinds it is.
    record Kinds(Class<?> type) implements Shape {
        Map<String, Fields> byName() {
            return Layout.KINDS.get(type);
        }
    }

    /// A bare text (a record with one `@JsonValue`) or an object.
    record TextOr(Fields text, Fields object) implements Shape {}

    /// The shape of a member of an object of this shape.
    ///
    /// @param kind the value of the object's field `type`
    default Shape member(String name, @Nullable Object kind) {
        if (this instanceof MapOf(Shape value, _)) {
            return value;
        }
        Fields fields = fieldsOf(kind);
        Slot.Field field = fields == null ? null : fields.layout().fields().get(name);
        return field == null ? new Anything() : field.shape();
    }

    /// The shape of an element of a list of this shape.
    default Shape element() {
        return this instanceof ListOf(Shape element, _) ? element : new Anything();
    }

    /// Whether each member or element stands in a line of its own.
    default boolean isOnePerLine() {
        return switch (this) {
            case MapOf(_, boolean elements) -> elements;
            case ListOf(_, boolean onePerLine) -> onePerLine;
            case Fields(Class<?> type) -> Layout.isRoot(type);
            case Text _, Whole _, Decimal _, Flag _, Anything _, OneOf _, Kinds _, TextOr _ ->
                    false;
        };
    }

    /// The names of the known fields of an object of this shape, in canonical order.
    ///
    /// @param kind the value of the object's field `type`
    default List<String> fieldNames(@Nullable Object kind) {
        Fields fields = fieldsOf(kind);
        return fields == null ? List.of() : fields.layout().names();
    }

    private @Nullable Fields fieldsOf(@Nullable Object kind) {
        return switch (this) {
            case Fields fields -> fields;
            case TextOr(_, Fields object) -> object;
            case Kinds kinds -> kind instanceof String name ? kinds.byName().get(name) : null;
            case Text _, Whole _, Decimal _, Flag _, Anything _, OneOf _, ListOf _, MapOf _ -> null;
        };
    }

    /// The shape of a format's root record.
    static Shape of(Class<? extends Record> type) {
        return new Fields(type);
    }

    private static Shape of(Type type, boolean elements) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? new MapOf(of(arguments[1], false), elements)
                    : new ListOf(of(arguments[0], false), elements);
        }
        if (type == String.class) {
            return new Text();
        }
        if (type == Integer.class) {
            return new Whole();
        }
        if (type == Double.class) {
            return new Decimal();
        }
        if (type == Boolean.class) {
            return new Flag();
        }
        if (type == Any.class) {
            return new Anything();
        }
        if (type instanceof Class<?> named) {
            if (named.isRecord() || named.isEnum()) {
                return named.isRecord() ? new Fields(named) : new OneOf(named);
            }
            Class<?>[] kinds = named.getPermittedSubclasses();
            return kinds[0].isAnnotationPresent(JsonTypeName.class)
                    ? new Kinds(named)
                    : new TextOr(new Fields(kinds[0]), new Fields(kinds[1]));
        }
        throw new IllegalArgumentException("a format has no values of type " + type);
    }

    /// One component of a record: a field, or a group of fields that stand in the same object.
    sealed interface Slot {
        RecordComponent component();

        record Field(RecordComponent component, String name, Shape shape, boolean required)
                implements Slot {}

        record Group(RecordComponent component, Layout layout) implements Slot {}
    }

    /// The fields of a record, in canonical order.
    ///
    /// @param names of all its fields, `type` included
    /// @param kind the value of its field `type`, where it is one of several kinds
    record Layout(
            Constructor<?> constructor,
            List<Slot> slots,
            SequencedMap<String, Slot.Field> fields,
            List<String> names,
            @Nullable String kind) {
        private static final ClassValue<Layout> OF =
                new ClassValue<>() {
                    @Override
                    protected Layout computeValue(Class<?> type) {
                        return Layout.build(type);
                    }
                };
        private static final ClassValue<Map<String, Fields>> KINDS =
                new ClassValue<>() {
                    @Override
                    protected Map<String, Fields> computeValue(Class<?> type) {
                        var kinds = new LinkedHashMap<String, Fields>();
                        for (Class<?> kind : type.getPermittedSubclasses()) {
                            kinds.put(name(kind), new Fields(kind));
                        }
                        return kinds;
                    }
                };

        private static final ClassValue<Map<String, Object>> CONSTANTS =
                new ClassValue<>() {
                    @Override
                    protected Map<String, Object> computeValue(Class<?> type) {
                        var constants = new LinkedHashMap<String, Object>();
                        for (Object constant : type.getEnumConstants()) {
                            constants.put(name(type, ((Enum<?>) constant).name()), constant);
                        }
                        return constants;
                    }
                };

        private static String name(Class<?> type, String constant) {
            try {
                return type.getField(constant).getAnnotation(JsonProperty.class).value();
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Layout build(Class<?> type) {
            var slots = new ArrayList<Slot>();
            var fields = new LinkedHashMap<String, Slot.Field>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                    Layout group = OF.get(component.getType());
                    slots.add(new Slot.Group(component, group));
                    fields.putAll(group.fields());
                } else {
                    Slot.Field field = field(component);
                    slots.add(field);
                    fields.put(field.name(), field);
                }
            }
            String kind = type.isAnnotationPresent(JsonTypeName.class) ? name(type) : null;
            var names = new ArrayList<>(fields.keySet());
            if (kind != null) {
                names.addFirst("type");
            }
            return new Layout(
                    type.getDeclaredConstructors()[0],
                    List.copyOf(slots),
                    fields,
                    List.copyOf(names),
                    kind);
        }

        /// Whether a record is a whole file: it has the field that tells the format's version.
        private static boolean isRoot(Class<?> type) {
            return OF.get(type).fields().containsKey("sluice");
        }

        private static Slot.Field field(RecordComponent component) {
            var named = component.getAccessor().getAnnotation(JsonProperty.class);
            return new Slot.Field(
                    component,
                    named == null ? component.getName() : named.value(),
                    Shape.of(
                            component.getGenericType(),
                            component.isAnnotationPresent(Elements.class)),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        private static String name(Class<?> kind) {
            return kind.getAnnotation(JsonTypeName.class).value();
        }
    }
}
