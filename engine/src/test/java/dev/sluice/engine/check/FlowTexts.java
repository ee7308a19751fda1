package dev.sluice.engine.check;

import dev.sluice.engine.json.text.JsonText;
import dev.sluice.engine.json.text.RecordReader;
import dev.sluice.engine.json.v1.FlowJson;
import dev.sluice.engine.json.v1.Flows;
import dev.sluice.engine.model.Flow;
import dev.sluice.engine.value.JsonSyntaxException;

import java.util.List;

/// Flows for tests, from short texts.
public final class FlowTexts {
    private FlowTexts() {}

    /// A flow of this JSON, in which ' may stand for ".
    public static Flow flow(String json) {
        String text = "{'sluice': 1, 'name': 'test', %s}".formatted(json).replace('\'', '"');
        try {
            var result = RecordReader.read(JsonText.parse(text), FlowJson.class);
            if (result.value() == null) {
                throw new IllegalArgumentException(result.problems() + " in " + text);
            }
            return Flows.read(result.value());
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage() + " at " + e.column() + ": " + text);
        }
    }

    /// A flow that a manual trigger starts at `a`, with these steps.
    public static Flow steps(String steps) {
        return flow(
                "'triggers': {'start': {'type': 'manual', 'next': ['a']}}, 'steps': {"
                        + steps
                        + "}");
    }

    /// Only wires: `a: b c; b: j; c: j; j join: d` — each step a transform, or what the word says.
    public static Flow wires(String wires) {
        var steps = new StringBuilder();
        for (String each : wires.split(";")) {
            String[] sides = each.split(":", 2);
            String[] head = sides[0].strip().split(" ");
            String type = head.length > 1 ? head[1] : "transform";
            String next = targets(sides.length > 1 ? sides[1] : "");
            steps.append(steps.isEmpty() ? "" : ",")
                    .append("'%s': {%s}".formatted(head[0], fields(type, next)));
        }
        return steps(steps.toString());
    }

    private static String fields(String type, String next) {
        return switch (type) {
            case "choice" -> {
                String rules =
                        next.equals("[]")
                                ? ""
                                : next.substring(1, next.length() - 1)
                                        .replaceAll("'[^']+'", "{'when': true, 'next': [$0]}");
                yield "'type': 'choice', 'rules': [%s], 'otherwise': []".formatted(rules);
            }
            case "catch" ->
                    "'type': 'group', 'start': ['%1$s'], 'steps': {'%1$s': {'type':'transform'}},"
                                    .formatted("in" + Math.abs(next.hashCode()))
                            + " 'catch': [{'errors': ['E'], 'next': "
                            + next.replaceFirst("\\['([^']+)'.*", "['$1']")
                            + "}], 'next': "
                            + next.replaceFirst("\\['[^']+'(, )?", "[");
            case "end" -> "'type': 'succeed'";
            default -> "'type': '%s', 'next': %s".formatted(type, next);
        };
    }

    private static String targets(String names) {
        List<String> list = List.of(names.strip().split(" +"));
        return names.isBlank() ? "[]" : "['" + String.join("', '", list) + "']";
    }
}
