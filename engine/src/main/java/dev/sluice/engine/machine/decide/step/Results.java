package dev.sluice.engine.machine.decide.step;

import dev.sluice.engine.expr.CompiledTemplate;
import dev.sluice.engine.expr.EvaluationException;
import dev.sluice.engine.machine.decide.turn.Arns;
import dev.sluice.engine.machine.decide.turn.Sight;
import dev.sluice.engine.machine.decide.turn.Turn;
import dev.sluice.engine.machine.decide.turn.Values;
import dev.sluice.engine.machine.program.Kind;
import dev.sluice.engine.machine.state.Token;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a map gives: the outputs of its items or, where a `resultWriter` takes these, where they
/// are.
final class Results {
    private Results() {}

    /// @throws EvaluationException where the writer does not say where to write
    static @Nullable Object of(Kind.Items kind, Turn turn, Token token, List<?> outputs)
            throws EvaluationException {
        CompiledTemplate distributed = kind.writer();
        if (distributed == null
                || !(distributed.evaluate(Sight.ofOpening(turn, token)) instanceof Map<?, ?> fields)
                || !(fields.get("resultWriter") instanceof Map<?, ?> writer)) {
            return outputs;
        }
        Object place = writer.get("Parameters");
        if (place == null) {
            place = writer.get("Arguments");
        }
        return place == null
                ? transformed(writer.get("WriterConfig"), outputs)
                : place(place, run(turn, token, fields.get("label")));
    }

    /// The name of the map's own run: the same whenever it is asked for.
    private static String run(Turn turn, Token token, @Nullable Object label) {
        String name = turn.state().run() + "/" + token.path() + "/" + token.visit();
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        String map = label instanceof String text ? text : token.node().step().id();
        return Arns.mapRun(turn.program().flow(), map) + ":" + id;
    }

    private static Map<String, @Nullable Object> place(Object written, String run)
            throws EvaluationException {
        if (!(written instanceof Map<?, ?> place && place.get("Bucket") instanceof String bucket)) {
            throw new EvaluationException(
                    "resultWriter must name a Bucket; it says " + Values.brief(written));
        }
        String prefix = place.get("Prefix") instanceof String text ? text : "";
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("Bucket", bucket);
        details.put("Key", folder + run.substring(run.lastIndexOf(':') + 1) + "/manifest.json");
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("MapRunArn", run);
        result.put("ResultWriterDetails", details);
        return result;
    }

    /// Arrays among the outputs are taken apart where that is asked for.
    private static List<?> transformed(@Nullable Object config, List<?> outputs) {
        boolean isFlat =
                config instanceof Map<?, ?> fields
                        && "FLATTEN".equals(fields.get("Transformation"));
        if (!isFlat) {
            return outputs;
        }
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object output : outputs) {
            if (output instanceof List<?> list) {
                flat.addAll(list);
            } else {
                flat.add(output);
            }
        }
        return flat;
    }
}
