package dev.sluice.engine.cost;

import dev.sluice.engine.cost.bill.Bill;
import dev.sluice.engine.cost.bill.Demand;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.PriceList;
import dev.sluice.engine.cost.bill.Quantity;
import dev.sluice.engine.cost.bill.Settings;
import dev.sluice.engine.cost.provider.Alibaba;
import dev.sluice.engine.cost.provider.Aws;
import dev.sluice.engine.cost.provider.Provider;
import dev.sluice.engine.cost.usage.Assumptions;
import dev.sluice.engine.cost.usage.DesignedUsage;
import dev.sluice.engine.cost.usage.GivenUsage;
import dev.sluice.engine.cost.usage.Measured;
import dev.sluice.engine.cost.usage.Usage;
import dev.sluice.engine.machine.Entry;
import dev.sluice.engine.model.Flow;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Computes what flows cost. The one place where numbers of money come from, for the command line
/// and the designer alike.
public final class Estimates {
    /// The ids of the providers whose prices are bundled.
    public static final List<String> PROVIDERS = List.of("aws", "alibaba");

    private final PriceList list;
    private final List<Provider> providers;

    public Estimates(PriceList list, List<Provider> providers) {
        this.list = list;
        this.providers = List.copyOf(providers);
    }

    /// With the bundled price list and all providers there are.
    public static Estimates bundled() {
        return new Estimates(PriceList.bundled(), List.of(new Aws(), new Alibaba()));
    }

    /// The ids of the providers there are.
    public List<String> providers() {
        return providers.stream().map(Provider::id).toList();
    }

    /// The provider that a flow is priced with unless another is wanted: the first of its targets
    /// that has prices, else the first there is.
    public String provider(Flow flow) {
        return flow.targets().stream()
                .filter(providers()::contains)
                .findFirst()
                .orElseGet(() -> providers().getFirst());
    }

    /// What the flow costs when it is used like that; nothing for a provider there is not.
    public Optional<Estimate> of(String provider, Flow flow, Usage usage, Settings settings) {
        return providers.stream()
                .filter(p -> p.id().equals(provider))
                .findFirst()
                .map(p -> estimate(p, flow, usage, settings));
    }

    /// What the flow costs as far as its file tells, with assumptions for the rest.
    public Optional<Estimate> ofDesign(String provider, Flow flow, Settings settings) {
        return of(
                provider,
                flow,
                DesignedUsage.of(flow, GivenUsage.NONE, Assumptions.DEFAULT),
                settings);
    }

    /// What those runs themselves would have cost, on average: every call as cold or warm as it was
    /// here.
    public Optional<Estimate> ofRuns(
            String provider, Flow flow, Iterable<Entry> entries, Settings settings) {
        return of(provider, flow, Measured.from(flow, entries).usage(), settings);
    }

    /// What runs like those cost when they are some among many, most calls warm.
    public Optional<Estimate> ofMany(
            String provider, Flow flow, Iterable<Entry> entries, Settings settings) {
        Usage usage = Measured.from(flow, entries).steady(GivenUsage.NONE, Assumptions.DEFAULT);
        return of(provider, flow, usage, settings);
    }

    private Estimate estimate(Provider provider, Flow flow, Usage usage, Settings settings) {
        Demand one = provider.demand(flow, usage, settings, list, BigDecimal.ONE);
        Demand month = provider.demand(flow, usage, settings, list, settings.runsPerMonth());
        return new Estimate(
                provider.id(),
                currency(one),
                list.date(),
                settings,
                one.quantities().stream().map(Quantity::listed).toList(),
                Bill.of(month.quantities(), settings.free()),
                month.missing(),
                origins(one),
                usage.basis(),
                month.notes());
    }

    private static String currency(Demand demand) {
        return demand.quantities().stream()
                .map(q -> q.price().currency())
                .filter(java.util.Objects::nonNull)
                .distinct()
                .reduce((a, b) -> a + "+" + b)
                .orElse("USD");
    }

    private static Map<String, Figure.Origin> origins(Demand demand) {
        Map<String, Figure.Origin> origins = new LinkedHashMap<>();
        for (Quantity quantity : demand.quantities()) {
            String step = quantity.step();
            if (step != null) {
                origins.merge(step, quantity.origin(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        return origins;
    }
}
