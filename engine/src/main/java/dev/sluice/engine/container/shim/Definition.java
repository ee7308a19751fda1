package dev.sluice.engine.container.shim;

import dev.sluice.engine.model.FunctionSpec;
import dev.sluice.engine.value.Json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What a shim is told once: which handler to load, and what the handler may know about itself.
///
/// @param codeRoot the code folder as the shim sees it
/// @param builtRoot the folder of what was built of the code, as the shim sees it; `null`: nothing
/// @param environment all variables; they travel by the stream, so no engine stores their values
/// @param limited whether a failed allocation means that the memory limit was hit
public record Definition(
        FunctionSpec function,
        String codeRoot,
        @Nullable String builtRoot,
        Map<String, String> environment,
        boolean limited) {
    private static final String REGION = "us-east-1";

    byte[] json() {
        String name = function.id();
        String group = "/aws/lambda/" + name;
        String stream =
                LocalDate.now(ZoneOffset.UTC).toString().replace('-', '/')
                        + "/[$LATEST]"
                        + UUID.randomUUID().toString().replace("-", "");
        var all = new LinkedHashMap<String, String>();
        all.put("_HANDLER", function.handler());
        all.put("AWS_DEFAULT_REGION", REGION);
        all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
        all.put("AWS_LAMBDA_FUNCTION_NAME", name);
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", group);
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", stream);
        all.put("AWS_REGION", REGION);
        all.put("LAMBDA_TASK_ROOT", codeRoot);
        all.put("TZ", ":UTC");
        all.putAll(environment);
        var json = new LinkedHashMap<String, Object>();
        json.put("handler", function.handler());
        json.put("runtime", function.runtime());
        json.put("timeoutSeconds", function.timeout());
        json.put("codeRoot", codeRoot);
        if (builtRoot != null) {
            json.put("builtRoot", builtRoot);
        }
        json.put("name", name);
        json.put("memoryMb", function.memory());
        json.put("arn", "arn:aws:lambda:" + REGION + ":000000000000:function:" + name);
        json.put("logGroup", group);
        json.put("logStream", stream);
        json.put("limited", limited);
        json.put("environment", all);
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }
}
