package dev.sluice.shim;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a handler returned as plain JSON: records by their components, beans by their getters and
/// public fields.
final class Writing {
    private static final int DEEPEST = 500;

    private Writing() {}

    static Object plain(Object value) {
        return plain(value, 0);
    }

    private static Object plain(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new NoJson("what it returned holds itself, or is nested too deeply");
        }
        if (value == null
                || value instanceof String
                || value instanceof Number
                || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach(
                    (name, member) -> members.put(String.valueOf(name), plain(member, depth + 1)));
            return members;
        }
        if (value instanceof Collection<?> all) {
            return list(all, depth);
        }
        if (value.getClass().isArray()) {
            return value instanceof byte[] bytes
                    ? java.util.Base64.getEncoder().encodeToString(bytes)
                    : array(value, depth);
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null), depth + 1);
        }
        if (value instanceof Date date) {
            return date.getTime();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (Scalars.isScalar(value.getClass())) {
            return value.toString();
        }
        return value.getClass().isRecord() ? record(value, depth) : bean(value, depth);
    }

    private static List<Object> list(Iterable<?> all, int depth) {
        List<Object> list = new ArrayList<>();
        for (Object each : all) {
            list.add(plain(each, depth + 1));
        }
        return list;
    }

    private static List<Object> array(Object array, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            list.add(plain(Array.get(array, i), depth + 1));
        }
        return list;
    }

    private static Map<String, Object> record(Object value, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            members.put(
                    component.getName(), plain(called(component.getAccessor(), value), depth + 1));
        }
        return members;
    }

    private static Map<String, Object> bean(Object value, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Field field : value.getClass().getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                members.put(field.getName(), plain(read(field, value), depth + 1));
            }
        }
        for (Method method : value.getClass().getMethods()) {
            String property = property(method);
            if (property != null) {
                members.put(property, plain(called(method, value), depth + 1));
            }
        }
        return members;
    }

    /// The name of the property that a getter is for; `null` for any other method.
    private static String property(Method method) {
        String name = method.getName();
        boolean isGetter =
                name.startsWith("get") && name.length() > 3 && method.getReturnType() != void.class;
        boolean isQuestion =
                name.startsWith("is")
                        && name.length() > 2
                        && method.getReturnType() == boolean.class;
        if (!isGetter && !isQuestion
                || method.getParameterCount() > 0
                || Modifier.isStatic(method.getModifiers())
                || method.isBridge()
                || method.getDeclaringClass() == Object.class) {
            return null;
        }
        String property = name.substring(isGetter ? 3 : 2);
        boolean isAcronym = property.length() > 1 && Character.isUpperCase(property.charAt(1));
        return isAcronym
                ? property
                : Character.toLowerCase(property.charAt(0)) + property.substring(1);
    }

    private static Object called(Method method, Object value) {
        try {
            method.setAccessible(true);
            return method.invoke(value);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new NoJson(
                    method.getName() + " of " + value.getClass().getName() + ": " + reason(e));
        }
    }

    private static Throwable reason(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private static Object read(Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new NoJson(field.getName() + " of " + value.getClass().getName() + ": " + e);
        }
    }
}
