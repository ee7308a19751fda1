package dev.sluice.app.costs;

import dev.sluice.app.costs.CostsModel.Costs;
import dev.sluice.app.fx.Messages;
import dev.sluice.engine.cost.Estimate;
import dev.sluice.engine.cost.bill.Figure;
import dev.sluice.engine.cost.bill.Line;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The lines of the table of costs, in words.
final class CostRows {
    private final Costs costs;
    private final Estimate run;
    private final Estimate month;
    private final Messages messages;
    private final List<Row> rows = new ArrayList<>();

    /// A part of the cost.
    ///
    /// @param step whose part it is; `null`: the flow's
    /// @param name empty where a line above has it
    /// @param known where the figures are from
    record Row(
            @Nullable String step,
            String name,
            String what,
            String run,
            String month,
            String known) {}

    private CostRows(Costs costs, Messages messages) {
        this.costs = costs;
        this.run = costs.run();
        this.month = costs.month();
        this.messages = messages;
    }

    /// What each step costs, then what is taken off the bill.
    static List<Row> of(Costs costs, Messages messages) {
        var all = new CostRows(costs, messages);
        all.run.byStep().forEach(all::add);
        all.month.month().reductions().forEach(all::add);
        return all.rows;
    }

    private void add(@Nullable String step, List<Line> lines) {
        String name = step == null ? messages.text("costs.flow") : costs.name(step);
        boolean several = lines.size() > 1;
        if (several) {
            rows.add(sum(step, name));
        }
        for (Line line : lines) {
            rows.add(row(step, several ? null : name, line));
        }
    }

    private void add(Line reduction) {
        rows.add(
                new Row(
                        null,
                        messages.text("costs.reduction"),
                        reduction.price().name(),
                        "",
                        Money.billed(reduction.amount(), month.currency(), messages.locale()),
                        ""));
    }

    /// The first line of a step that is billed for several things: all of them together.
    private Row sum(@Nullable String step, String name) {
        return new Row(
                step,
                name,
                messages.text("costs.step-sum"),
                Money.small(run.perRun(step), run.currency(), messages.locale()),
                Money.small(month.perMonth(step), month.currency(), messages.locale()),
                known(step));
    }

    private String known(@Nullable String step) {
        Figure.Origin known = step == null ? null : run.origins().get(step);
        return known == null
                ? ""
                : messages.text("costs.origin." + known.name().toLowerCase(Locale.ROOT));
    }

    /// @param name `null` where the step's first line says it
    private Row row(@Nullable String step, @Nullable String name, Line line) {
        return new Row(
                step,
                name == null ? "" : name,
                messages.engine().remark(line.what()),
                Money.small(line.amount(), run.currency(), messages.locale()),
                monthly(step, line),
                name == null ? "" : known(step));
    }

    /// What the same line comes to in a month.
    private String monthly(@Nullable String step, Line line) {
        return month.month().charges().stream()
                .filter(
                        charge ->
                                Objects.equals(charge.step(), step)
                                        && charge.what().equals(line.what())
                                        && charge.price().equals(line.price()))
                .findFirst()
                .map(c -> Money.small(c.amount(), month.currency(), messages.locale()))
                .orElse("");
    }
}
