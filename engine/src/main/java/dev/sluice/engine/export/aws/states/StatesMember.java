package dev.sluice.engine.export.aws.states;

import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Moves one member of `$states` in expressions to where the exported state has it, for example
/// `$states.result` to `$states.result.Payload` in a state that calls a function. All other text
/// stays as it is; texts, names in backticks, comments and regular expressions are not touched.
///
/// @param member for example `result`
/// @param place the expression that gives it in the exported state
record StatesMember(String member, String place) {
    private static final String STATES = "$states";

    /// The template with all its expressions adapted.
    @Nullable Object in(@Nullable Object template) {
        return switch (template) {
            case String text when Template.isExpression(text) ->
                    "{%" + adapted(text.substring(2, text.length() - 2)) + "%}";
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), in(value)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(value -> copy.add(in(value)));
                yield copy;
            }
            case null, default -> template;
        };
    }

    /// The expression adapted.
    String adapted(String expression) {
        var out = new StringBuilder();
        var tokens = new JsonataTokens(expression);
        while (tokens.next()) {
            if (!tokens.is(STATES)) {
                out.append(tokens.text());
                continue;
            }
            String then = tokens.memberAfter();
            if (then == null && tokens.isAssignedAfter()) {
                out.append(STATES);
            } else if (then == null) {
                // used as a whole: hand on one that has the member in its usual place
                out.append("$merge([$states, {'")
                        .append(member)
                        .append("': ")
                        .append(place)
                        .append("}])");
            } else if (then.equals(member)) {
                tokens.skipMember();
                out.append(place);
            } else {
                out.append(STATES);
            }
        }
        return out.toString();
    }
}
