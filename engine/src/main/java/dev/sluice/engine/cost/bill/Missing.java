package dev.sluice.engine.cost.bill;

import org.jspecify.annotations.Nullable;

/// Something that an estimate would need and does not have. It is not in the sums, which are
/// therefore too low.
///
/// @param step the step it is about, if one
/// @param what for example `duration of its calls`
/// @param price what one costs, if it has a price
/// @param remedy what gives the value
public record Missing(@Nullable String step, String what, @Nullable Price price, String remedy) {}
