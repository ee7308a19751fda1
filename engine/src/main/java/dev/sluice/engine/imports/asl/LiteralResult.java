package dev.sluice.engine.imports.asl;

import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Template;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Result` of a Pass state, which stands for itself also where it looks like paths. As
/// parameters it would be taken for them, so such a one is written in JSONata.
final class LiteralResult {
    private static final Pattern FIELD = Pattern.compile("\\$\\.([A-Za-z_][A-Za-z0-9_]*)");

    private LiteralResult() {}

    /// The data of a state with such a result; `null` where parameters can hold the result, or
    /// where the state does more with it than JSONata can say shortly.
    static @Nullable Data of(Fields fields, Template result) {
        if (!looksLikePaths(result.value())
                || fields.has("Assign")
                || isOther(fields.template("OutputPath"))) {
            return null;
        }
        Template place = fields.template("ResultPath");
        String literal = Json.write(result.value());
        Object output = "{% " + literal + " %}";
        if (isOther(place)) {
            Matcher field = FIELD.matcher(String.valueOf(place == null ? "" : place.value()));
            if (!field.matches()) {
                return null;
            }
            output =
                    "{%% $merge([$states.input, {\"%s\": %s}]) %%}"
                            .formatted(field.group(1), literal);
        }
        fields.take("InputPath");
        return new Data(null, null, new Template(output), Map.of(), false, null);
    }

    private static boolean isOther(@Nullable Template path) {
        return path != null && !"$".equals(path.value());
    }

    private static boolean looksLikePaths(@Nullable Object value) {
        return switch (value) {
            case String text -> text.startsWith("$") || text.startsWith("States.");
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .anyMatch(
                                    each ->
                                            String.valueOf(each.getKey()).endsWith(".$")
                                                    || (!(each.getValue() instanceof String)
                                                            && looksLikePaths(each.getValue())));
            case List<?> list -> list.stream().anyMatch(LiteralResult::inList);
            case null, default -> false;
        };
    }

    private static boolean inList(@Nullable Object each) {
        return !(each instanceof String) && looksLikePaths(each);
    }
}
