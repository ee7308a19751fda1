package dev.sluice.engine.expr.jsonpath;

import dev.sluice.engine.expr.Bindings;
import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.expr.path.MissingException;
import dev.sluice.engine.expr.path.PathSyntaxException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A payload template, compiled: JSON in which keys that end in `.$` hold paths and intrinsic
/// functions.
///
/// @param document what `$` stands for
record Payload(CompiledTemplate document, Part whole) implements CompiledTemplate {
    static final String SUFFIX = ".$";

    @Override
    public @Nullable Object evaluate(Bindings bindings) throws EvaluationException {
        return whole instanceof Part.Fixed(Object value)
                ? value
                : whole.of(document.evaluate(bindings), bindings);
    }

    static CompiledTemplate of(CompiledTemplate document, @Nullable Object value) {
        return new Payload(document, Part.of(value));
    }

    /// What a key is for without the `.$` at its end.
    static String name(String key) {
        return key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : key;
    }

    /// A value somewhere in the template.
    sealed interface Part {
        @Nullable Object of(@Nullable Object document, Bindings bindings)
                throws EvaluationException;

        /// One with nothing to be computed in it.
        record Fixed(@Nullable Object value) implements Part {
            @Override
            public @Nullable Object of(@Nullable Object document, Bindings bindings) {
                return value;
            }
        }

        /// What stands behind a key that ends in `.$`.
        record Computed(Term term) implements Part {
            @Override
            public @Nullable Object of(@Nullable Object document, Bindings bindings)
                    throws EvaluationException {
                try {
                    return term.of(document, bindings);
                } catch (MissingException e) {
                    throw new EvaluationException(Fault.PARAMETER, String.valueOf(e.getMessage()));
                }
            }
        }

        /// Text behind such a key that cannot be read.
        record Broken(String why) implements Part {
            @Override
            public Object of(@Nullable Object document, Bindings bindings)
                    throws EvaluationException {
                throw new EvaluationException(Fault.RUNTIME, why);
            }
        }

        record Members(Map<String, Part> members) implements Part {
            @Override
            public Object of(@Nullable Object document, Bindings bindings)
                    throws EvaluationException {
                Map<String, @Nullable Object> map = LinkedHashMap.newLinkedHashMap(members.size());
                for (Map.Entry<String, Part> member : members.entrySet()) {
                    map.put(member.getKey(), member.getValue().of(document, bindings));
                }
                return map;
            }
        }

        record Elements(List<Part> elements) implements Part {
            @Override
            public Object of(@Nullable Object document, Bindings bindings)
                    throws EvaluationException {
                List<@Nullable Object> list = new ArrayList<>(elements.size());
                for (Part element : elements) {
                    list.add(element.of(document, bindings));
                }
                return list;
            }
        }

        static Part of(@Nullable Object value) {
            return switch (value) {
                case Map<?, ?> map -> {
                    Map<String, Part> members = LinkedHashMap.newLinkedHashMap(map.size());
                    map.forEach(
                            (key, member) ->
                                    members.put(
                                            name(String.valueOf(key)),
                                            of(String.valueOf(key), member)));
                    boolean isFixed =
                            members.keySet().equals(map.keySet())
                                    && members.values().stream().allMatch(Fixed.class::isInstance);
                    yield isFixed ? new Fixed(value) : new Members(members);
                }
                case List<?> list -> {
                    List<Part> elements = new ArrayList<>(list.size());
                    list.forEach(element -> elements.add(of(element)));
                    boolean isFixed = elements.stream().allMatch(Fixed.class::isInstance);
                    yield isFixed ? new Fixed(value) : new Elements(elements);
                }
                case null, default -> new Fixed(value);
            };
        }

        /// The value behind a key.
        static Part of(String key, @Nullable Object value) {
            if (!key.endsWith(SUFFIX)) {
                return of(value);
            }
            if (!(value instanceof String text)) {
                return new Broken("\"" + key + "\" must hold a path or an intrinsic function");
            }
            try {
                return new Computed(TermParser.whole(text));
            } catch (PathSyntaxException e) {
                return new Broken("\"" + key + "\" cannot be read: " + e.getMessage());
            }
        }
    }
}
