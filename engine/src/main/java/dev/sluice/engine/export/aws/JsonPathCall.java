package dev.sluice.engine.export.aws;

import dev.sluice.engine.export.ExportException;
import dev.sluice.engine.model.Data;
import dev.sluice.engine.model.Step;
import dev.sluice.engine.model.Template;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/// The data fields of a function call in JSONPath. The service wraps the function's return value in
/// an envelope; paths into the result are led into it.
final class JsonPathCall {
    private final Step.Function step;

    JsonPathCall(Step.Function step) {
        this.step = step;
    }

    void fill(String arn, Map<String, @Nullable Object> state) throws ExportException {
        Data.Paths paths = step.data().paths();
        Template parameters = paths == null ? null : paths.parameters();
        Template selector = paths == null ? null : paths.resultSelector();
        Template resultPath = paths == null ? null : paths.resultPath();
        Template outputPath = paths == null ? null : paths.outputPath();
        Map<String, @Nullable Object> call = new LinkedHashMap<>();
        call.put("FunctionName", arn);
        if (parameters == null) {
            call.put("Payload.$", "$");
        } else {
            call.put("Payload", parameters.value());
        }
        if (paths != null) {
            StepStates.value("InputPath", paths.inputPath(), state);
        }
        state.put("Parameters", call);
        if (step.data().envelope()) {
            StepStates.value("ResultSelector", selector, state);
            StepStates.value("ResultPath", resultPath, state);
            StepStates.value("OutputPath", outputPath, state);
        } else if (selector != null) {
            state.put("ResultSelector", inPayload(selector.value()));
            StepStates.value("ResultPath", resultPath, state);
            StepStates.value("OutputPath", outputPath, state);
        } else if (resultPath == null || "$".equals(resultPath.value())) {
            state.put("OutputPath", outputPath == null ? "$.Payload" : path(outputPath.value()));
        } else if (resultPath.value() == null) {
            state.put("ResultPath", null);
            StepStates.value("OutputPath", outputPath, state);
        } else {
            throw unclear("a resultPath without a resultSelector");
        }
    }

    private @Nullable Object inPayload(@Nullable Object selector) throws ExportException {
        if (!(selector instanceof Map<?, ?> map)) {
            return selector;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            Object value = entry.getValue();
            copy.put(key, key.endsWith(".$") ? path(value) : inPayload(value));
        }
        return copy;
    }

    private Object path(@Nullable Object value) throws ExportException {
        if (value instanceof String path && path.startsWith("$$")) {
            return path;
        }
        if (value instanceof String path && path.startsWith("$")) {
            return "$.Payload" + path.substring(1);
        }
        throw unclear("the path " + value);
    }

    private ExportException unclear(String what) {
        return new ExportException(
                "The step \""
                        + step.id()
                        + "\" has "
                        + what
                        + ", which cannot be led into the"
                        + " envelope that AWS puts around a function's result",
                "Write the step in JSONata, or give it \"result\": \"envelope\".");
    }
}
