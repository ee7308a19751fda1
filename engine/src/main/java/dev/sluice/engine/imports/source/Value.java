package dev.sluice.engine.imports.source;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a file that is imported, and where it stands. JSON and YAML give the same values.
public sealed interface Value {
    Spot spot();

    /// The value as plain Java, as `dev.sluice.engine.value.Json` reads it.
    @Nullable Object plain();

    /// An object.
    record Members(Spot spot, Map<String, Member> map) implements Value {
        @Override
        public Map<String, @Nullable Object> plain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(name, member.value().plain()));
            return plain;
        }

        /// The value of that name, or `null`.
        public @Nullable Value get(String name) {
            Member member = map.get(name);
            return member == null ? null : member.value();
        }

        /// The value of that name where it is an object, else `null`.
        public @Nullable Members members(String name) {
            return get(name) instanceof Members members ? members : null;
        }

        /// The value of that name where it is a text, else `null`.
        public @Nullable String text(String name) {
            return get(name) instanceof Scalar(_, String text) ? text : null;
        }
    }

    /// A member of an object.
    ///
    /// @param spot of its name
    record Member(Spot spot, Value value) {}

    /// An array.
    record Elements(Spot spot, List<Value> list) implements Value {
        @Override
        public List<@Nullable Object> plain() {
            List<@Nullable Object> plain = new ArrayList<>(list.size());
            list.forEach(element -> plain.add(element.plain()));
            return plain;
        }
    }

    /// A text, number, truth value or `null`.
    record Scalar(Spot spot, @Nullable Object plain) implements Value {}

    /// A `${…}` outside quotes: whatever value it is replaced by.
    record Unquoted(Spot spot, String plain) implements Value {}

    /// The value with texts where a deployment was to put values in.
    default Value settled() {
        return switch (this) {
            case Scalar scalar -> scalar;
            case Unquoted(Spot spot, String text) -> new Scalar(spot, text);
            case Elements(Spot spot, List<Value> list) ->
                    new Elements(spot, list.stream().map(Value::settled).toList());
            case Members members -> {
                Map<String, Member> settled = new LinkedHashMap<>();
                members.map()
                        .forEach(
                                (name, member) ->
                                        settled.put(
                                                name,
                                                new Member(
                                                        member.spot(), member.value().settled())));
                yield new Members(members.spot(), settled);
            }
        };
    }
}
