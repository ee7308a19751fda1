package dev.sluice.engine;

import dev.sluice.engine.debug.Attachment;
import dev.sluice.engine.run.Run;

/// A run of which one step's function waits for a debugger.
public record DebugRun(Run run, Attachment attachment) {}
