package dev.sluice.engine.model;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How data goes through a step.
///
/// @param language `null` means JSONata
/// @param input what the call gets (the specification's Arguments); absent: the step's raw input
/// @param output what the step hands on; absent: its result, or its input where it has no result
/// @param assign variables set when the step ends well, by name
/// @param envelope whether `$states.result` is the whole answer of the service (`"result":
///   "envelope"`) rather than the function's return value
/// @param paths the fields of a JSONPath step
public record Data(
        @Nullable QueryLanguage language,
        @Nullable Template input,
        @Nullable Template output,
        Map<String, Template> assign,
        boolean envelope,
        @Nullable Paths paths) {
    /// Passes everything through unchanged.
    public static final Data NONE = new Data(null, null, null, Map.of(), false, null);

    /// The fields of the JSONPath mode. Each is absent (`null`) or as the specification says; a
    /// path that was written as `null` is a template that holds `null`.
    public record Paths(
            @Nullable Template inputPath,
            @Nullable Template parameters,
            @Nullable Template resultSelector,
            @Nullable Template resultPath,
            @Nullable Template outputPath) {}
}
