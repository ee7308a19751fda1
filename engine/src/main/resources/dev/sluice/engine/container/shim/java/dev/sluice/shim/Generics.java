package dev.sluice.shim;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;

/// What type parameters stand for in a class, as its superclasses and interfaces were declared.
final class Generics {
    private Generics() {}

    static Type resolved(Type type, Class<?> in) {
        if (type instanceof Class<?>) {
            return type;
        }
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        collect(in, known);
        return resolved(type, known);
    }

    private static Type resolved(Type type, Map<TypeVariable<?>, Type> known) {
        Type now = type;
        for (int depth = 0; now instanceof TypeVariable<?> variable && depth < 16; depth++) {
            Type next = known.get(variable);
            now = next == null ? variable.getBounds()[0] : next;
        }
        return now instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : now;
    }

    private static void collect(Class<?> type, Map<TypeVariable<?>, Type> known) {
        for (Class<?> now = type; now != null; now = now.getSuperclass()) {
            enter(now.getGenericSuperclass(), known);
            for (Type implemented : now.getGenericInterfaces()) {
                enter(implemented, known);
                if (raw(implemented) != null) {
                    collect(raw(implemented), known);
                }
            }
        }
    }

    private static void enter(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof ParameterizedType parameterized) {
            TypeVariable<?>[] variables = raw(parameterized).getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                known.putIfAbsent(variables[i], parameterized.getActualTypeArguments()[i]);
            }
        }
    }

    /// The class of a type; `null` for one that has none.
    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        return type instanceof Class<?> plain ? plain : null;
    }

    /// The type argument at the place, or `Object` where the type was declared without.
    static Type argument(Type type, int place) {
        if (type instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments().length > place) {
            return resolved(parameterized.getActualTypeArguments()[place], Map.of());
        }
        return Object.class;
    }

    /// The type of a member as it is in its class with that class's own type arguments.
    static Type member(Type declared, Type owner) {
        if (owner instanceof ParameterizedType parameterized) {
            Map<TypeVariable<?>, Type> known = new HashMap<>();
            enter(parameterized, known);
            return resolved(declared, known);
        }
        return resolved(declared, Map.of());
    }
}
