package dev.sluice.engine.imports.asl;

import dev.sluice.engine.imports.Imported.Content;
import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

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
    /// @param code its files, by their path in the code folder; `""` is the folder itself. Empty
    ///   where they cannot be had
    /// @param leftOut what else the template says of it
    record Known(FunctionSpec spec, Map<String, Content> code, List<String> leftOut) {}
}
