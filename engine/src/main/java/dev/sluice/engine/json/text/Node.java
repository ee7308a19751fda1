package dev.sluice.engine.json.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a JSON text and the range of characters it stands in.
public sealed interface Node {
    /// Index of its first character.
    int start();

    /// Index after its last character.
    int end();

    /// The value as plain Java, as `dev.sluice.engine.value.Json` reads it.
    @Nullable Object value();

    /// An object: its members in the order of the text.
    record Members(int start, int end, List<Member> list) implements Node {
        @Override
        public Map<String, @Nullable Object> value() {
            var map = new LinkedHashMap<String, @Nullable Object>();
            list.forEach(member -> map.put(member.name(), member.value().value()));
            return map;
        }

        /// The member of that name, or `null`.
        public @Nullable Member member(String name) {
            for (Member member : list) {
                if (member.name().equals(name)) {
                    return member;
                }
            }
            return null;
        }
    }

    /// An array.
    record Elements(int start, int end, List<Node> list) implements Node {
        @Override
        public List<@Nullable Object> value() {
            var values = new ArrayList<@Nullable Object>();
            list.forEach(element -> values.add(element.value()));
            return values;
        }
    }

    /// A text, number, truth value or `null`.
    record Scalar(int start, int end, @Nullable Object value) implements Node {}

    /// A name and its value.
    ///
    /// @param start index of the name's opening quote
    /// @param nameEnd index after the name's closing quote
    record Member(int start, int nameEnd, String name, Node value) {
        public int end() {
            return value.end();
        }
    }
}
