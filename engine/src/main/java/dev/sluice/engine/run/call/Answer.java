package dev.sluice.engine.run.call;

import dev.sluice.engine.machine.Input;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// What a call came to.
///
/// @param took what was measured of it; `null`: the time it was out
record Answer(Input input, @Nullable Duration took) {}
