package dev.sluice.engine.machine;

import java.time.Instant;

/// An event with its place in a run.
///
/// @param run the run's id
/// @param seq counted from 1 without gaps
/// @param time of the input that caused it
public record Entry(String run, long seq, Instant time, RunEvent event) {}
