package dev.sluice.engine.imports.asl;

import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// The functions that a template defines beside its state machine.
public interface KnownFunctions {
    /// No template, no functions.
    KnownFunctions NONE = _ -> null;

    /// The function that a definition means by a text such as `${Resize.Arn}`; `null` where the
    /// template has none.
    @Nullable Known find(String reference);

    /// A function of a template.
    ///
    /// @param spec as the template says; its code folder is chosen by the import
    /// @param source where its code lies; `null` where it cannot be had
    record Known(FunctionSpec spec, @Nullable Path source) {}
}
