package dev.sluice.shim;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Plain JSON as the type that a handler declares: maps, lists, texts, numbers, dates, enums,
/// arrays, records, and beans by their setters, public fields or, where they have no constructor
/// without parameters, by their fields in order. Names are compared without case, unknown ones are
/// left out, as in the clouds.
final class Reading {
    private Reading() {}

    static Object as(Object plain, Type type) {
        if (type instanceof GenericArrayType array) {
            return array(plain, array.getGenericComponentType());
        }
        Class<?> raw = Generics.raw(type);
        if (raw == null || raw == Object.class) {
            return plain;
        }
        if (raw == Optional.class) {
            return Optional.ofNullable(
                    plain == null ? null : as(plain, Generics.argument(type, 0)));
        }
        if (plain == null) {
            return raw.isPrimitive() ? Array.get(Array.newInstance(raw, 1), 0) : null;
        }
        if (Scalars.isScalar(raw)) {
            return Scalars.read(plain, raw);
        }
        if (raw.isArray()) {
            return array(plain, raw.getComponentType());
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(plain, raw, type);
        }
        if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class) {
            return collection(plain, raw, type);
        }
        if (plain instanceof Map<?, ?> members) {
            return raw.isRecord() ? record(members, raw, type) : bean(members, raw, type);
        }
        throw mismatch(plain, raw);
    }

    static IllegalArgumentException mismatch(Object plain, Class<?> wanted) {
        String kind =
                plain instanceof Map
                        ? "an object"
                        : plain instanceof List ? "a list" : "the value " + shown(plain);
        return new IllegalArgumentException(
                "An error occurred during JSON parsing: cannot make a "
                        + wanted.getName()
                        + " of "
                        + kind);
    }

    private static String shown(Object plain) {
        String text = plain instanceof String ? "\"" + plain + "\"" : String.valueOf(plain);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static Object array(Object plain, Type component) {
        Class<?> raw = Generics.raw(component) == null ? Object.class : Generics.raw(component);
        if (plain instanceof String text && raw == byte.class) {
            return java.util.Base64.getDecoder().decode(text);
        }
        if (!(plain instanceof List<?> list)) {
            throw mismatch(plain, raw.arrayType());
        }
        Object array = Array.newInstance(raw, list.size());
        for (int i = 0; i < list.size(); i++) {
            Array.set(array, i, as(list.get(i), component));
        }
        return array;
    }

    @SuppressWarnings("unchecked")
    private static Object map(Object plain, Class<?> raw, Type type) {
        if (!(plain instanceof Map<?, ?> members)) {
            throw mismatch(plain, raw);
        }
        Map<Object, Object> map;
        if (raw.isAssignableFrom(LinkedHashMap.class)) {
            map = new LinkedHashMap<>();
        } else if (raw == SortedMap.class || raw.isAssignableFrom(TreeMap.class)) {
            map = new TreeMap<>();
        } else {
            map = (Map<Object, Object>) made(raw);
        }
        Type key = Generics.argument(type, 0);
        Type value = Generics.argument(type, 1);
        members.forEach((k, v) -> map.put(key == Object.class ? k : as(k, key), as(v, value)));
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Object collection(Object plain, Class<?> raw, Type type) {
        if (!(plain instanceof List<?> list)) {
            throw mismatch(plain, raw);
        }
        Collection<Object> all;
        if (raw.isAssignableFrom(ArrayList.class)) {
            all = new ArrayList<>();
        } else if (raw == Set.class || raw == LinkedHashSet.class) {
            all = new LinkedHashSet<>();
        } else if (raw == SortedSet.class || raw == TreeSet.class) {
            all = new TreeSet<>();
        } else if (raw == Queue.class || raw == Deque.class) {
            all = new ArrayDeque<>();
        } else {
            all = (Collection<Object>) made(raw);
        }
        Type element = Generics.argument(type, 0);
        list.forEach(each -> all.add(as(each, element)));
        return all;
    }

    private static Map<String, Object> byName(Map<?, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        members.forEach((name, value) -> all.put(((String) name).toLowerCase(Locale.ROOT), value));
        return all;
    }

    private static Object record(Map<?, ?> members, Class<?> raw, Type type) {
        Map<String, Object> values = byName(members);
        RecordComponent[] components = raw.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object value = values.get(components[i].getName().toLowerCase(Locale.ROOT));
            arguments[i] = as(value, Generics.member(components[i].getGenericType(), type));
        }
        try {
            return called(raw.getDeclaredConstructor(types), arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has this constructor", e);
        }
    }

    private static Object bean(Map<?, ?> members, Class<?> raw, Type type) {
        Map<String, Object> values = byName(members);
        Constructor<?> plain = null;
        for (Constructor<?> constructor : raw.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                plain = constructor;
            }
        }
        if (plain == null) {
            return byFields(values, raw, type);
        }
        Object bean = called(plain);
        for (Field field : raw.getFields()) {
            String name = field.getName().toLowerCase(Locale.ROOT);
            if (values.containsKey(name)
                    && (field.getModifiers() & (Modifier.STATIC | Modifier.FINAL)) == 0) {
                set(
                        field,
                        bean,
                        as(values.get(name), Generics.member(field.getGenericType(), type)));
            }
        }
        for (Method method : raw.getMethods()) {
            String name = method.getName();
            if (name.length() > 3
                    && name.startsWith("set")
                    && method.getParameterCount() == 1
                    && !method.isBridge()) {
                String property = name.substring(3).toLowerCase(Locale.ROOT);
                if (values.containsKey(property)) {
                    call(
                            method,
                            bean,
                            as(
                                    values.get(property),
                                    Generics.member(method.getGenericParameterTypes()[0], type)));
                }
            }
        }
        return bean;
    }

    /// A class whose constructor takes its fields in order.
    private static Object byFields(Map<String, Object> values, Class<?> raw, Type type) {
        List<Field> fields = new ArrayList<>();
        for (Field field : raw.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                fields.add(field);
            }
        }
        Class<?>[] types = fields.stream().map(Field::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(types);
            Object[] arguments = new Object[types.length];
            for (int i = 0; i < types.length; i++) {
                Object value = values.get(fields.get(i).getName().toLowerCase(Locale.ROOT));
                arguments[i] = as(value, Generics.member(fields.get(i).getGenericType(), type));
            }
            return called(constructor, arguments);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "An error occurred during JSON parsing: class "
                            + raw.getName()
                            + " has neither a constructor without parameters nor one that takes its"
                            + " fields");
        }
    }

    private static Object made(Class<?> raw) {
        try {
            return called(raw.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "An error occurred during JSON parsing: class "
                            + raw.getName()
                            + " cannot be made",
                    e);
        }
    }

    private static Object called(Constructor<?> constructor, Object... arguments) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("An error occurred during JSON parsing: " + e, e);
        }
    }

    private static void call(Method method, Object bean, Object value) {
        try {
            method.setAccessible(true);
            method.invoke(bean, value);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("An error occurred during JSON parsing: " + e, e);
        }
    }

    private static void set(Field field, Object bean, Object value) {
        try {
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("An error occurred during JSON parsing: " + e, e);
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalArgumentException(cause);
    }
}
