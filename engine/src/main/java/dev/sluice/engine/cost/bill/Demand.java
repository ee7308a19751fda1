package dev.sluice.engine.cost.bill;

import java.util.List;

/// What a provider would bill for a number of runs: quantities of rows of its price list.
///
/// @param missing what could not be told
/// @param notes what the quantities leave out or take for granted, in words
public record Demand(List<Quantity> quantities, List<Missing> missing, List<String> notes) {}
