package dev.sluice.engine.cost.provider;

import dev.sluice.engine.cost.bill.Demand;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.model.Flow;

import java.math.BigDecimal;

/// A cloud's way of billing: turns the use of steps into quantities of its price rows. A new one is
/// a class like this and rows in the price list.
public interface Provider {
    /// The word on the command line, for example `aws`.
    String id();

    /// The name that price rows have, for example `AWS`.
    String name();

    /// What that many runs are billed for. Quantities need not grow evenly with runs, so what one
    /// run and what a month takes are asked for apart.
    Demand demand(Flow flow, Usage usage, Settings settings, PriceList list, BigDecimal runs);
}
