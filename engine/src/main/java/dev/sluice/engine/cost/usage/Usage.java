package dev.sluice.engine.cost.usage;

import dev.sluice.engine.cost.bill.Figure;

import java.util.List;
import java.util.Map;

/// How one run uses its steps, on average, and what that is based on.
///
/// @param steps by id; every step of the flow is in it
/// @param triggers the share of runs that each trigger starts; empty: not known
/// @param basis in words for the user: what was measured, what was assumed
public record Usage(
        Map<String, StepUsage> steps, Map<String, Figure> triggers, List<String> basis) {}
