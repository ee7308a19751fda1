package dev.sluice.engine.debug;

import dev.sluice.engine.model.FunctionSpec;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// How to attach a debugger to a function that waits for one.
///
/// @param port on loopback
/// @param file the editor's launch configurations
/// @param entry the one to attach with
/// @param unreadable why the entry could not be written into the file, which is as it was; `null`:
///   it is there
public record Attachment(
        FunctionSpec function,
        int port,
        Path file,
        LaunchConfiguration entry,
        @Nullable String unreadable) {}
