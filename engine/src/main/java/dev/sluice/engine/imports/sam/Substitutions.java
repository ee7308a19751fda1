package dev.sluice.engine.imports.sam;

import dev.sluice.engine.imports.asl.Intrinsics;
import dev.sluice.engine.imports.source.Value;
import dev.sluice.engine.imports.source.Value.Elements;
import dev.sluice.engine.imports.source.Value.Member;
import dev.sluice.engine.imports.source.Value.Members;
import dev.sluice.engine.imports.source.Value.Scalar;
import dev.sluice.engine.imports.source.Value.Unquoted;
import dev.sluice.engine.value.Json;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a template puts in the place of `${…}` in a definition. What only a deployment knows stays
/// as it is.
final class Substitutions {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> values;

    Substitutions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// The texts that an object of a template gives by name.
    ///
    /// @param parameters the default values of the template's parameters
    static Substitutions of(Members written, Map<String, String> parameters) {
        var defaults = new Substitutions(parameters);
        Map<String, String> values = new LinkedHashMap<>();
        written.map()
                .forEach(
                        (name, member) -> {
                            String text = Intrinsics.text(member.value());
                            Object plain = member.value().plain();
                            if (text != null) {
                                values.put(name, defaults.in(text));
                            } else if (plain instanceof Number || plain instanceof Boolean) {
                                values.put(name, String.valueOf(plain));
                            }
                        });
        return new Substitutions(values);
    }

    String in(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                values.getOrDefault(found.group(1).strip(), found.group())));
    }

    /// A definition with the texts put in.
    Value in(Value value) {
        return switch (value) {
            case Scalar(var spot, String text) -> new Scalar(spot, in(text));
            case Scalar scalar -> scalar;
            case Unquoted(var spot, String text) -> new Scalar(spot, json(in(text)));
            case Elements(var spot, var list) -> {
                List<Value> changed = new ArrayList<>();
                list.forEach(each -> changed.add(in(each)));
                yield new Elements(spot, changed);
            }
            case Members members -> {
                String text = Intrinsics.text(members);
                yield text == null ? members(members) : new Scalar(members.spot(), in(text));
            }
        };
    }

    /// The value that a text is where it stands outside quotes.
    private static Object json(String text) {
        try {
            return switch (Json.parse(text)) {
                case Number number -> number;
                case Boolean flag -> flag;
                case String inside -> inside;
                case null, default -> text;
            };
        } catch (JsonSyntaxException e) {
            return text;
        }
    }

    private Value members(Members members) {
        Map<String, Member> changed = new LinkedHashMap<>();
        members.map()
                .forEach(
                        (name, member) ->
                                changed.put(name, new Member(member.spot(), in(member.value()))));
        return new Members(members.spot(), changed);
    }
}
