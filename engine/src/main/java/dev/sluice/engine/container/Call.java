package dev.sluice.engine.container;

import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// One call of a function.
///
/// @param id unique in the run; the `aws_request_id` of the function's context
/// @param key stable when the same call is issued again after a crash; handlers see it as
///   `context.idempotency_key` (Python) or `context.idempotencyKey` (Node.js)
/// @param function what runs
/// @param flowFolder where the function's code folder is found
/// @param environment literal and secret values, already resolved
/// @param event the JSON text handed to the handler
/// @param limit the function's own limit
/// @param codeHash the version of the code to run, as `CodeStore` gave it; `null`: the present one,
///   which is what all but a resumed run call
public record Call(
        String id,
        String key,
        FunctionSpec function,
        Path flowFolder,
        Map<String, String> environment,
        String event,
        Duration limit,
        @Nullable String codeHash) {}
